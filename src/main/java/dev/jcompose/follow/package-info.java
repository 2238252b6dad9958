/// The output of containers as it comes, cut into lines.
@NullMarked
package dev.jcompose.follow;

import org.jspecify.annotations.NullMarked;
