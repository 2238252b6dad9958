/// YAML text to a tree whose every node knows its file, line and column.
@NullMarked
package dev.jcompose.yaml;

import org.jspecify.annotations.NullMarked;
