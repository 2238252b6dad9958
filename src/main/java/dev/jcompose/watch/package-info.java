/// What changes of files on this machine do to services that are developed: noticing them, and what follows from them.
@NullMarked
package dev.jcompose.watch;

import org.jspecify.annotations.NullMarked;
