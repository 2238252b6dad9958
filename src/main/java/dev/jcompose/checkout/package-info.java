/// What git has checked out in a folder, read from git's own files.
@NullMarked
package dev.jcompose.checkout;

import org.jspecify.annotations.NullMarked;
