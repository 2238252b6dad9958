package dev.jcompose.load;

import java.util.regex.Pattern;

/// Recognises IP addresses as text, without asking any name service.
final class Addresses {
    private static final Pattern BYTE = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private Addresses() {}

    static boolean isIp(String text) {
        return isIpv4(text) || isIpv6(text);
    }

    static boolean isIpv4(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (var part : parts) {
            if (!BYTE.matcher(part).matches() || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    static boolean isIpv6(String text) {
        int zone = text.indexOf('%');
        var address = zone < 0 ? text : text.substring(0, zone);
        if (address.indexOf(':') < 0) {
            return false;
        }
        int gap = address.indexOf("::");
        if (gap != address.lastIndexOf("::")) {
            return false;
        }
        if (gap < 0) {
            return groups(address) == 8;
        }
        int before = groups(address.substring(0, gap));
        int after = groups(address.substring(gap + 2));
        return before >= 0 && after >= 0 && before + after < 8;
    }

    /// How many 16-bit groups a part without `::` has, -1 when it is malformed.
    private static int groups(String part) {
        if (part.isEmpty()) {
            return 0;
        }
        var groups = part.split(":", -1);
        int count = groups.length;
        for (int i = 0; i < groups.length; i++) {
            if (i == groups.length - 1 && isIpv4(groups[i])) {
                count++;
            } else if (!GROUP.matcher(groups[i]).matches()) {
                return -1;
            }
        }
        return count;
    }
}
