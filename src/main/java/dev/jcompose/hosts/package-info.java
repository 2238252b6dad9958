/// Names for containers in a file such as `/etc/hosts`: which name stands for which address, and editing the file without touching
/// anything else in it.
@NullMarked
package dev.jcompose.hosts;

import org.jspecify.annotations.NullMarked;
