/// Carries out a plan, in parallel where it allows, with one outcome a step.
@NullMarked
package dev.jcompose.execute;

import org.jspecify.annotations.NullMarked;
