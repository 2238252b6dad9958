/// Which address a network and each of its containers gets: pure, and the same on every run.
@NullMarked
package dev.jcompose.address;

import org.jspecify.annotations.NullMarked;
