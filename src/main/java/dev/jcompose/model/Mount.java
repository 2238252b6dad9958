package dev.jcompose.model;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Something mounted into a container (`volumes`, long syntax). The options of the other types are null.
///
/// @param type   `bind`, `volume`, `tmpfs`, `image`, `npipe` or `cluster`
/// @param source a host path (absolute), a key of the project's volumes, an image (or a service, for its image), or null for an
///               anonymous volume
/// @param target a clean absolute path in the container
public record Mount(
        String type,
        @Nullable String source,
        String target,
        boolean readOnly,
        @Nullable String consistency,
        @Nullable BindOptions bind,
        @Nullable VolumeOptions volume,
        @Nullable TmpfsOptions tmpfs,
        @Nullable ImageOptions image,
        Value.Mapping extensions) {

    /// @param createHostPath whether a missing host path is made (a folder); always true for the short syntax
    /// @param recursive      `enabled`, `disabled`, `writable` or `readonly`; null when unset
    /// @param selinux        `z` or `Z`; null when unset
    public record BindOptions(
            @Nullable String propagation, boolean createHostPath, @Nullable String recursive, @Nullable String selinux,
            Value.Mapping extensions) {}

    public record VolumeOptions(
            SequencedMap<String, String> labels, boolean nocopy, @Nullable String subpath, Value.Mapping extensions) {
        public VolumeOptions {
            labels = Ordered.copy(labels);
        }
    }

    /// @param size bytes; null for no limit
    /// @param mode file mode bits; null for the engine's
    public record TmpfsOptions(@Nullable Long size, @Nullable Integer mode, Value.Mapping extensions) {}

    /// @param subpath the folder of the image that is mounted; null for all of it
    public record ImageOptions(@Nullable String subpath, Value.Mapping extensions) {}

    /// The same mount of something else.
    public Mount withSource(@Nullable String source) {
        return new Mount(type, source, target, readOnly, consistency, bind, volume, tmpfs, image, extensions);
    }

    public boolean isImage() {
        return type.equals("image");
    }

    public boolean isBind() {
        return type.equals("bind");
    }

    /// Whether it is a volume of the project, as opposed to an anonymous one.
    public boolean isNamedVolume() {
        return type.equals("volume") && source != null;
    }

    public boolean isAnonymousVolume() {
        return type.equals("volume") && source == null;
    }
}
