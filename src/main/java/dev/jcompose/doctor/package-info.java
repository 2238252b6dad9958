/// Pure: what may keep a project from coming up, and what to do about it, from facts about engine, machine and files.
@NullMarked
package dev.jcompose.doctor;

import org.jspecify.annotations.NullMarked;
