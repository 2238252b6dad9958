package dev.jcompose.engine.docker;

import dev.jcompose.engine.BuildSpec;
import dev.jcompose.model.Json;
import java.util.List;

/// Builds in the form that `docker buildx bake` reads, for people. No engine is spoken to.
public final class BuildDefinition {

    private BuildDefinition() {}

    /// @param choice decides whose settings count, with the proxies in them
    /// @param wanted what is asked for
    /// @param others what else the definition holds
    /// @return two spaces a level, no newline at the end
    public static String json(EngineChoice choice, List<BuildSpec> wanted, List<BuildSpec> others) {
        var locator = new EngineLocator(choice);
        var settings = ClientSettings.read(locator.configFolder());
        var address = locator.locate().text();
        return Json.pretty(BakeFile.of(wanted, others, args -> ClientSettings.withProxies(args, settings, address)).json());
    }
}
