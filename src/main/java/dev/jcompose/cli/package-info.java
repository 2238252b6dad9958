/// The command line: words to one call of the API, and what comes of it to an exit code.
@NullMarked
package dev.jcompose.cli;

import org.jspecify.annotations.NullMarked;
