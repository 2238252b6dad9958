/// What must change, and why: pure decisions from a project, a snapshot and options to a plan.
@NullMarked
package dev.jcompose.reconcile;

import org.jspecify.annotations.NullMarked;
