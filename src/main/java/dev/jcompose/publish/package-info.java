/// A project as an artifact in a registry: what goes along, what one should know before, and sending it.
@NullMarked
package dev.jcompose.publish;

import org.jspecify.annotations.NullMarked;
