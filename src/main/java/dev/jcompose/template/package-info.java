/// The part of Go's text templates that docker's `--format` is used with.
@NullMarked
package dev.jcompose.template;

import org.jspecify.annotations.NullMarked;
