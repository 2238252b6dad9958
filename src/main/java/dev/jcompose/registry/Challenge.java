package dev.jcompose.registry;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What a registry wants to be shown before it answers: the header `WWW-Authenticate` (RFC 9110, section 11.6.1).
///
/// @param scheme     in lower case
/// @param parameters names in lower case
record Challenge(String scheme, Map<String, String> parameters) {

    private static final Pattern PARAMETER = Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

    static Challenge parse(String header) {
        var text = header.strip();
        int space = text.indexOf(' ');
        var parameters = new HashMap<String, String>();
        if (space > 0) {
            var matcher = PARAMETER.matcher(text.substring(space));
            while (matcher.find()) {
                var quoted = matcher.group(2);
                parameters.put(matcher.group(1).toLowerCase(Locale.ROOT),
                        quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
            }
        }
        return new Challenge((space < 0 ? text : text.substring(0, space)).toLowerCase(Locale.ROOT), parameters);
    }

    /// Empty when there is no such parameter.
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
