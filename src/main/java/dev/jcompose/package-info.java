/// The public Java API, and the only place where the rooms below are wired together.
@NullMarked
package dev.jcompose;

import org.jspecify.annotations.NullMarked;
