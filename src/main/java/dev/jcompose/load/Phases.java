package dev.jcompose.load;

/// What loading does besides reading and merging. Each can be left out, to see the files before it.
///
/// @param interpolation whether variables are replaced
/// @param normalization whether defaults are filled in that the file does not name: networks, names, implied dependencies
/// @param paths         whether relative paths are made absolute
/// @param consistency   whether the parts must fit together
/// @param environment   whether `env_file`s are read and merged into the environment of their services
public record Phases(boolean interpolation, boolean normalization, boolean paths, boolean consistency, boolean environment) {
    public static final Phases ALL = new Phases(true, true, true, true, true);

    public Phases withInterpolation(boolean interpolation) {
        return new Phases(interpolation, normalization, paths, consistency, environment);
    }

    public Phases withNormalization(boolean normalization) {
        return new Phases(interpolation, normalization, paths, consistency, environment);
    }

    public Phases withPaths(boolean paths) {
        return new Phases(interpolation, normalization, paths, consistency, environment);
    }

    public Phases withConsistency(boolean consistency) {
        return new Phases(interpolation, normalization, paths, consistency, environment);
    }

    public Phases withEnvironment(boolean environment) {
        return new Phases(interpolation, normalization, paths, consistency, environment);
    }
}
