/// Compose files to a [dev.jcompose.model.Project]: read, interpolate, canonicalise, merge, default, validate, bind.
@NullMarked
package dev.jcompose.load;

import org.jspecify.annotations.NullMarked;
