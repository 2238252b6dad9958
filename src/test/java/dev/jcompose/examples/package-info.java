/// Whole stacks on a real engine, through the launcher, as a user runs them.
@NullMarked
package dev.jcompose.examples;

import org.jspecify.annotations.NullMarked;
