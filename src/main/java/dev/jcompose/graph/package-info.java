/// The order that `depends_on` asks for, its cycles, and selection along it.
@NullMarked
package dev.jcompose.graph;

import org.jspecify.annotations.NullMarked;
