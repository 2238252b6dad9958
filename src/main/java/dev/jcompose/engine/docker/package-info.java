/// The adapter: the port's records to and from the Docker Engine API, finding the engine, and the transport.
@NullMarked
package dev.jcompose.engine.docker;

import org.jspecify.annotations.NullMarked;
