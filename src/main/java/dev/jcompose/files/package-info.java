/// Files between this machine and containers: what `cp` and `export` do, with the path rules of `docker cp`.
@NullMarked
package dev.jcompose.files;

import org.jspecify.annotations.NullMarked;
