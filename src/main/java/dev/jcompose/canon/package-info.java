/// The one canonical form of a project, as YAML, as JSON and as the text that configuration hashes are made over.
@NullMarked
package dev.jcompose.canon;

import org.jspecify.annotations.NullMarked;
