/// JSON that others wrote, read into a [dev.jcompose.model.Value].
@NullMarked
package dev.jcompose.json;

import org.jspecify.annotations.NullMarked;
