/// Pure: a project, and what an engine holds of it, as a picture: boxes, lines between them and networks, laid out and written as text,
/// SVG, DOT, Mermaid or JSON.
@NullMarked
package dev.jcompose.drawing;

import org.jspecify.annotations.NullMarked;
