@NullMarked
package dev.jcompose.provider;

import org.jspecify.annotations.NullMarked;
