/// One snapshot of what the engine has.
@NullMarked
package dev.jcompose.observe;

import org.jspecify.annotations.NullMarked;
