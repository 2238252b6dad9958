package dev.jcompose;

import java.util.List;
import java.util.SortedMap;

/// A project that an engine holds containers of.
///
/// @param states      how many containers are in each state, by its word
/// @param configFiles the files that its containers were made from
/// @param unknownFiles whether a container does not say what it was made from
public record StackInfo(String name, SortedMap<String, Integer> states, List<String> configFiles, boolean unknownFiles) {

    public StackInfo {
        configFiles = List.copyOf(configFiles);
    }
}
