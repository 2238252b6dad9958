package dev.jcompose.engine;

/// @param address    where it was reached: `unix:///var/run/docker.sock`
/// @param origin     why this one: `DOCKER_HOST`, `the system socket`...
/// @param version    the engine's own: `20.10.24`
/// @param apiVersion of the API that is spoken with it, the newest that both sides know: `1.41`
/// @param os         `linux`, `windows`
/// @param local      whether it runs on this machine (a unix socket), so that bind mounts and routes mean what they say
public record EngineInfo(String address, String origin, String version, String apiVersion, String os, String architecture, boolean local) {

    /// Whether the API is at least `major.minor`.
    public boolean speaks(int major, int minor) {
        var parts = apiVersion.split("\\.", 2);
        int theirs = Integer.parseInt(parts[0]);
        return theirs > major || theirs == major && Integer.parseInt(parts[1]) >= minor;
    }
}
