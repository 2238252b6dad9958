/// What happened, as facts; others choose the words.
@NullMarked
package dev.jcompose.event;

import org.jspecify.annotations.NullMarked;
