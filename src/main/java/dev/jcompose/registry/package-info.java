/// What a registry of images is asked over HTTP, and who one is to it.
@NullMarked
package dev.jcompose.registry;

import org.jspecify.annotations.NullMarked;
