package dev.jcompose.cli;

import java.io.IOException;
import java.io.InputStream;

/// The keys of the menu, as they are typed. What begins with an escape (an arrow, a function key) is none of them.
final class MenuKeys {

    private static final int CTRL_C = 3;
    private static final int ESCAPE = 27;

    /// What the keys do.
    interface Actions {
        void toggleWatch();

        void detach();

        void newLine();

        /// What Ctrl-C means.
        void interrupt();
    }

    private MenuKeys() {}

    /// Reads until a key ends it all, or nothing comes any more.
    static void read(InputStream in, Actions actions) {
        var keys = new byte[256];
        try {
            for (int count = in.read(keys); count >= 0; count = in.read(keys)) {
                for (int i = 0; i < count && keys[i] != ESCAPE; i++) {
                    if (isLast(keys[i], actions)) {
                        return;
                    }
                }
            }
        } catch (IOException gone) {
            // The terminal has gone away, or is somebody else's now.
        }
    }

    private static boolean isLast(byte key, Actions actions) {
        switch (key) {
            case 'w' -> actions.toggleWatch();
            case '\r', '\n' -> actions.newLine();
            case 'd' -> {
                actions.detach();
                return true;
            }
            case CTRL_C -> {
                actions.interrupt();
                return true;
            }
            default -> {}
        }
        return false;
    }
}
