package dev.jcompose;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ImageInfo;

/// A container and the image it was made from.
public record ContainerImage(ContainerInfo container, ImageInfo image) {}
