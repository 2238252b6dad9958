package dev.jcompose.model;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An image's name in its full form: `docker.io/library/busybox:latest` for what is written `busybox`.
///
/// @param domain the registry's, with its port
/// @param path   within the registry
/// @param tag    null when there is none
/// @param digest `sha256:...`; null when there is none
public record ImageReference(String domain, String path, @Nullable String tag, @Nullable String digest) {

    public static final String DEFAULT_DOMAIN = "docker.io";

    private static final int LONGEST_NAME = 255;
    private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final String LABEL = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final Pattern DOMAIN =
            Pattern.compile("(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[a-fA-F0-9:]+])(?::[0-9]+)?");
    private static final Pattern PATH = Pattern.compile(PART + "(?:/" + PART + ")*");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}");

    /// @param text as a Compose file has it; without tag and digest it gets the tag `latest`
    /// @throws IllegalArgumentException when it is no image's name; the message says why
    public static ImageReference parse(String text) {
        int at = text.indexOf('@');
        var named = at < 0 ? text : text.substring(0, at);
        int colon = named.lastIndexOf(':');
        boolean tagged = colon > named.lastIndexOf('/');
        var name = tagged ? named.substring(0, colon) : named;
        var tag = tagged ? named.substring(colon + 1) : null;
        var digest = at < 0 ? null : text.substring(at + 1);
        var domain = domain(name);
        var path = name.startsWith(domain + "/") ? name.substring(domain.length() + 1)
                : name.startsWith("index.docker.io/") ? name.substring("index.docker.io/".length()) : name;
        if (domain.equals(DEFAULT_DOMAIN) && path.indexOf('/') < 0) {
            path = "library/" + path;
        }
        check(text, path, tag, digest, domain);
        return new ImageReference(domain, path, tag == null && digest == null ? "latest" : tag, digest);
    }

    private static void check(String text, String path, @Nullable String tag, @Nullable String digest, String domain) {
        if (!PATH.matcher(path).matches() && PATH.matcher(path.toLowerCase(java.util.Locale.ROOT)).matches()) {
            throw new IllegalArgumentException("invalid reference format: repository name (" + path + ") must be lowercase");
        }
        if (!DOMAIN.matcher(domain).matches() || !PATH.matcher(path).matches() || tag != null && !TAG.matcher(tag).matches()
                || digest != null && !isDigest(digest) || domain.length() + path.length() >= LONGEST_NAME) {
            throw new IllegalArgumentException("invalid reference format: \"" + text + "\"");
        }
    }

    /// Whether a text is an algorithm and its hash, in full.
    public static boolean isDigest(String text) {
        return DIGEST.matcher(text).matches();
    }

    /// The registry that a name without tag and digest belongs to; checks nothing.
    public static String domain(String name) {
        int slash = name.indexOf('/');
        var first = slash < 0 ? "" : name.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost")
                || !first.equals(first.toLowerCase(java.util.Locale.ROOT));
        return !host || first.equals("index.docker.io") ? DEFAULT_DOMAIN : first;
    }

    /// Domain and path.
    public String name() {
        return domain + "/" + path;
    }

    /// Without tag and digest, and without what is usual: `redis`, not `docker.io/library/redis`.
    public String familiarName() {
        return domain.equals(DEFAULT_DOMAIN) ? path.startsWith("library/") ? path.substring("library/".length()) : path : name();
    }

    public ImageReference withDigest(String digest) {
        return new ImageReference(domain, path, tag, digest);
    }

    public ImageReference withoutTag() {
        return new ImageReference(domain, path, null, digest);
    }

    /// What a registry is asked for: the digest, else the tag.
    public String version() {
        return digest != null ? digest : tag == null ? "latest" : tag;
    }

    @Override
    public String toString() {
        return name() + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }
}
