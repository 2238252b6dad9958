package dev.jcompose.load;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keys that earlier versions of the file format had, that `docker run` calls so, or that belong one level deeper: what
/// to write instead.
final class FormerKeys {
    private static final Pattern SERVICE = Pattern.compile("services(\\.[^.\\[]+|\\[\"[^\"]*\"])");

    private static final Map<String, String> IN_SERVICE = new HashMap<>();

    static {
        IN_SERVICE.put("volume_driver", "declare each volume under the top-level volumes, with its driver there");
        IN_SERVICE.put("log_driver", "write logging: {driver: ...}");
        IN_SERVICE.put("log_opt", "write logging: {options: ...}");
        IN_SERVICE.put("net", "write network_mode, or networks");
        IN_SERVICE.put("env", "did you mean \"environment\"?");
        IN_SERVICE.put("cmd", "did you mean \"command\"?");
        IN_SERVICE.put("name", "did you mean \"container_name\"?");
        IN_SERVICE.put("memory", "write mem_limit, or deploy: {resources: {limits: {memory: ...}}}");
        IN_SERVICE.put("limits", "write deploy: {resources: {limits: ...}}");
        IN_SERVICE.put("reservations", "write deploy: {resources: {reservations: ...}}");
        for (var key : new String[] {"dockerfile", "context", "args"}) {
            IN_SERVICE.put(key, "write build: {%s: ...}".formatted(key));
        }
        for (var key : new String[] {"replicas", "resources", "placement", "update_config", "rollback_config", "restart_policy", "endpoint_mode"}) {
            IN_SERVICE.put(key, "write deploy: {%s: ...}".formatted(key));
        }
    }

    private FormerKeys() {}

    /// What to write instead of a key below a path; null when the key never was one.
    static @Nullable String remedy(String path, String key) {
        Matcher service = SERVICE.matcher(path);
        return service.matches() ? IN_SERVICE.get(key) : null;
    }
}
