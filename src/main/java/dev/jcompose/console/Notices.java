package dev.jcompose.console;

import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/// Warnings and errors on standard error, in the forms that Docker Compose's users filter by.
public final class Notices {

    private final Out err;
    private final boolean json;
    private final boolean terminal;
    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private final Instant begin;
    private boolean warns = true;
    private boolean details;

    /// @param json     an object a line
    /// @param terminal whether somebody reads along: then in colour
    public Notices(Out err, boolean json, boolean terminal, InstantSource clock, Supplier<ZoneId> zone) {
        this.err = err;
        this.json = json;
        this.terminal = terminal;
        this.clock = clock;
        this.zone = zone;
        this.begin = clock.instant();
    }

    /// Leaves warnings out from now on.
    public Notices withoutWarnings() {
        warns = false;
        return this;
    }

    /// Tells details from now on.
    public Notices withDetails() {
        details = true;
        return this;
    }

    /// Something that only those want to know who look for a cause.
    public void detail(String text) {
        if (details) {
            say("debug", "DEBU", Ansi.BLUE, text);
        }
    }

    public void warn(String text) {
        if (warns) {
            say("warning", "WARN", Ansi.YELLOW, text);
        }
    }

    /// Something that is no cause for worry.
    public void inform(String text) {
        say("info", "INFO", Ansi.BLUE, text);
    }

    private void say(String level, String mark, String colour, String text) {
        if (terminal && !json) {
            var seconds = Duration.between(begin, clock.instant()).toSeconds();
            err.println("%s[%04d] %s".formatted(Ansi.paint(colour, mark), seconds, Ansi.plainLines(text)));
            return;
        }
        var time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(clock.instant().truncatedTo(ChronoUnit.SECONDS).atZone(zone.get()));
        if (json) {
            err.println(Json.compact(Value.mapping().put("level", level).put("msg", text).put("time", time).build()));
        } else {
            err.println("time=\"" + time + "\" level=" + level + " msg=" + quoted(text));
        }
    }

    /// A flag that does nothing any more.
    public void deprecated(String flag) {
        red("option '--" + flag + "' is DEPRECATED and will be ignored.");
    }

    /// A line in red, where there are colours.
    public void red(String text) {
        err.println(terminal && !json ? Ansi.paint(Ansi.RED, text) : text);
    }

    /// A word at the end, after what was done.
    ///
    /// @param text may have several lines
    public void tail(String text) {
        err.println(json ? Json.compact(Value.mapping().put("tail", true).put("text", text).build()) : Ansi.plainLines(text));
    }

    /// @param text one line a problem
    public void error(String text) {
        err.println(json
                ? Json.compact(Value.mapping().put("error", true).put("message", text).build())
                : Ansi.plainLines(text));
    }

    /// An error with its parts, for programs: one object on one line, whatever the form of the rest.
    ///
    /// @param text     one line a problem
    /// @param problems a list of objects
    public void errorAsData(String text, Value problems) {
        err.println(Json.compact(Value.mapping().put("error", true).put("message", text).put("problems", problems).build()));
    }

    /// Whether everything is told as JSON.
    public boolean isJson() {
        return json;
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        quoted.append("\\x%02x".formatted(c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
