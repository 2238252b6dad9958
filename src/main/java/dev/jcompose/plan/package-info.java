/// The vocabulary of a plan: ordered steps, each with its reason, that print as text and as JSON.
@NullMarked
package dev.jcompose.plan;

import org.jspecify.annotations.NullMarked;
