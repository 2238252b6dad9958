package dev.jcompose.console;

/// What the menu of an attached `up` says.
public record MenuText(boolean colour) {

    private static final String KEY = "1;38;2;0;0;0;48;2;255;255;255";
    private static final String FAINT = "2";
    private static final String CYAN = "36";
    private static final String DOCUMENTATION = "https://docs.docker.com/compose/file-watch/";

    /// The keys and what they do.
    ///
    /// @param watching whether files are watched now
    public String keys(boolean watching) {
        return paint(KEY, "w") + paint(FAINT, watching ? " Disable Watch" : " Enable Watch") + paint(FAINT, "   ")
                + paint(KEY, "d") + paint(FAINT, " Detach");
    }

    /// What watching answers where no service says what to watch.
    public String nothingToWatch() {
        return problem("watch is not yet configured. Learn more: " + paint(CYAN, DOCUMENTATION));
    }

    /// Why watching cannot begin.
    public String problem(String why) {
        return paint("1;" + CYAN, "Watch →") + "  " + why;
    }

    private String paint(String code, String text) {
        return colour ? Ansi.paint(code, text) : text;
    }
}
