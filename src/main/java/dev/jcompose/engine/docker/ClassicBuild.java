package dev.jcompose.engine.docker;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.engine.EngineException;
import dev.jcompose.engine.ImageInfo;
import dev.jcompose.engine.ImageProgress;
import dev.jcompose.model.Json;
import dev.jcompose.model.Labels;
import dev.jcompose.model.Ulimit;
import dev.jcompose.model.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Builds with the engine's own, older builder.
final class ClassicBuild {

    private static final Pattern STATUS = Pattern.compile("Successfully built ([0-9a-f]+)");

    private final EngineApi api;
    private final ImageCalls images;

    ClassicBuild(EngineApi api, ImageCalls images) {
        this.api = api;
        this.images = images;
    }

    /// @return the image's ID
    String build(BuildSpec spec, Consumer<ImageProgress> progress) {
        var refusal = ClassicLimits.refusal(spec);
        if (refusal != null) {
            throw new EngineException("build image", spec.image(), refusal + remedy(), null);
        }
        var exchange = api.post("build image", spec.image(), "/build");
        try {
            describe(exchange, spec);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new EngineException("build image", spec.image(), "the build context cannot be read: " + unreadable.getMessage(), unreadable);
        }
        ClassicLimits.warnings(spec).forEach(text -> progress.accept(ImageProgress.warning(text)));
        var id = new String[] {""};
        var said = ImageCalls.follow(exchange, false, line -> {
            var matcher = STATUS.matcher(line.text());
            if (matcher.find()) {
                id[0] = matcher.group(1);
            }
            progress.accept(line);
        });
        var built = said.isEmpty() ? id[0] : said;
        if (spec.manner().push()) {
            spec.tags().forEach(tag -> images.push(tag, progress));
        }
        return images.inspect(built.isEmpty() ? spec.image() : built).map(ImageInfo::id)
                .orElseThrow(() -> exchange.refused(EngineException.NO_ANSWER, "the build ended without an image", null));
    }

    /// Where BuildKit is wanted its plugin is what is missing.
    private String remedy() {
        return BuildxPlugin.isWanted(api.choice()) ? " with the docker client's buildx plugin, 0.17 or later, which is in none of "
                + BuildxPlugin.folders(api.locator().configFolder()).stream().map(Path::toString).collect(Collectors.joining(", ")) : "";
    }

    private void describe(Exchange exchange, BuildSpec spec) throws IOException {
        var build = spec.build();
        var caching = build.caching();
        var folder = api.locator().configFolder();
        var args = ClientSettings.withProxies(build.args(), ClientSettings.read(folder), api.address());
        var labels = new TreeMap<>(spec.labels());
        labels.put(Labels.IMAGE_BUILDER, "classic");
        spec.tags().forEach(tag -> exchange.query("t", tag));
        exchange.query("target", build.target()).query("platform", spec.platforms().isEmpty() ? null : spec.platforms().getFirst())
                .query("pull", caching.pull() ? "1" : null).query("nocache", caching.noCache() ? "1" : null)
                .query("rm", true).query("forcerm", true)
                .query("buildargs", args.isEmpty() ? null : Json.compact(Value.texts(args)))
                .query("labels", Json.compact(Value.texts(labels)))
                .query("cachefrom", cacheFrom(spec))
                .query("networkmode", build.network())
                .query("shmsize", build.shmSize() == null ? null : build.shmSize().toString())
                .query("ulimits", ulimits(build.ulimits()))
                .query("isolation", build.isolation())
                .query("memory", spec.manner().memory() == 0 ? null : Long.toString(spec.manner().memory()));
        build.extraHosts().forEach(host -> exchange.query("extrahosts", host.replaceFirst("=", ":")));
        exchange.header("X-Registry-Config", RegistryAuth.of(folder).allHeaders()).timeout(null);
        if (RemoteContext.isRemote(build.context())) {
            exchange.query("remote", build.context()).query("dockerfile", build.dockerfile());
        } else {
            var context = BuildContext.of(build);
            exchange.query("dockerfile", context.dockerfile()).body("application/x-tar", context::writeTo);
        }
    }

    private static @Nullable String cacheFrom(BuildSpec spec) {
        var usable = spec.build().caching().from().stream().map(ClassicLimits::cacheImage).filter(Objects::nonNull).toList();
        return usable.isEmpty() ? null : Json.compact(Value.texts(usable));
    }

    private static @Nullable String ulimits(SequencedMap<String, Ulimit> ulimits) {
        var limits = new ArrayList<Value>();
        ulimits.forEach((name, limit) ->
                limits.add(Value.mapping().put("Name", name).put("Hard", limit.hard()).put("Soft", limit.soft()).build()));
        return limits.isEmpty() ? null : Json.compact(new Value.Items(limits));
    }
}
