/// What the files mean: immutable records, without a library and without I/O.
@NullMarked
package dev.jcompose.model;

import org.jspecify.annotations.NullMarked;
