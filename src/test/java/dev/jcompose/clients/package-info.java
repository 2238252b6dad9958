/// What others use to run Compose files, on a real engine with jcompose in the place of Docker Compose. Uses nothing of jcompose's own.
@NullMarked
package dev.jcompose.clients;

import org.jspecify.annotations.NullMarked;
