package dev.jcompose.copy;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/// The loopback address at which a copy's ports are published: `127.77.x.y`, each of the last two from 1 to 254.
final class HostAddress {

    private static final String BLOCK = "127.77.";
    private static final Pattern OURS = Pattern.compile("127\\.77\\.([1-9][0-9]{0,2})\\.([1-9][0-9]{0,2})");
    private static final int EACH = 254;

    private HostAddress() {}

    static boolean isOurs(String address) {
        var matcher = OURS.matcher(address);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) <= EACH && Integer.parseInt(matcher.group(2)) <= EACH;
    }

    /// What the copy has already; else the first free one from the hash of project and copy onwards.
    ///
    /// @param own   what its containers, networks and volumes say; the first in alphabetical order counts where they differ
    /// @param taken those of all other copies
    /// @return empty when all 64,516 are taken
    static Optional<String> choose(String base, String copy, Collection<String> own, Collection<String> taken) {
        var kept = own.stream().filter(HostAddress::isOurs).sorted().findFirst();
        if (kept.isPresent()) {
            return kept;
        }
        int all = EACH * EACH;
        int home = Stable.index(all, base, copy);
        for (int step = 0; step < all; step++) {
            int n = (home + step) % all;
            var address = BLOCK + (n / EACH + 1) + "." + (n % EACH + 1);
            if (!taken.contains(address)) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }
}
