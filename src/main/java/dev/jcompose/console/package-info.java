/// Turns events into text, one class a way of showing them; chooses the words, the colours and the layout.
@NullMarked
package dev.jcompose.console;

import org.jspecify.annotations.NullMarked;
