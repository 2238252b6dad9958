package dev.jcompose;

import dev.jcompose.engine.ContainerInfo;
import dev.jcompose.engine.ProcessList;

/// A container and what runs in it.
public record ContainerProcesses(ContainerInfo container, ProcessList processes) {}
