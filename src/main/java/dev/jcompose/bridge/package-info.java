/// Compose files into models of other tools, by images that are made for it.
@NullMarked
package dev.jcompose.bridge;

import org.jspecify.annotations.NullMarked;
