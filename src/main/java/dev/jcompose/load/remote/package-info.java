/// Compose files that lie elsewhere: in a git repository or in a registry.
@NullMarked
package dev.jcompose.load.remote;

import org.jspecify.annotations.NullMarked;
