/// A file elsewhere that runs this jcompose under a name of its own, such as `docker-compose`.
@NullMarked
package dev.jcompose.install;

import org.jspecify.annotations.NullMarked;
