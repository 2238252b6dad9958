/// A project as a copy of another, so that both can run on one machine: names, ports and subnets of its own. Pure.
@NullMarked
package dev.jcompose.copy;

import org.jspecify.annotations.NullMarked;
