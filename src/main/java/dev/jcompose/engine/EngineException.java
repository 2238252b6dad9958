package dev.jcompose.engine;

import org.jspecify.annotations.Nullable;

/// A call that the engine refused or that did not reach it. The message holds all of it, the engine's own words behind what docker's
/// clients put before them: `create container shop-web-1: Error response from daemon: Conflict. The container name ... is already in use`.
public class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// The status of a call that got no answer.
    public static final int NO_ANSWER = 0;

    private final String call;
    private final String subject;
    private final int status;
    private final String answer;

    /// @param call    what was asked: `create container`
    /// @param subject of what: a name; may be empty
    /// @param address the engine's
    /// @param status  the HTTP status, [#NO_ANSWER] when there was none
    /// @param answer  the engine's own words, whole; or what kept it from answering
    public EngineException(String call, String subject, String address, int status, String answer, @Nullable Throwable cause) {
        super((subject.isEmpty() ? call : call + " " + subject) + (status == NO_ANSWER ? ": the engine at " + address + " did not answer: "
                : ": Error response from daemon: ") + answer, cause);
        this.call = call;
        this.subject = subject;
        this.status = status;
        this.answer = answer;
    }

    /// A call that was not made, or was made by another program than jcompose.
    ///
    /// @param words why it cannot be made, or what that program said
    public EngineException(String call, String subject, String words, @Nullable Throwable cause) {
        super((subject.isEmpty() ? call : call + " " + subject) + ": " + words, cause);
        this.call = call;
        this.subject = subject;
        this.status = NO_ANSWER;
        this.answer = words;
    }

    public String call() {
        return call;
    }

    public String subject() {
        return subject;
    }

    public int status() {
        return status;
    }

    /// The engine's own words.
    public String answer() {
        return answer;
    }

    public boolean isNotFound() {
        return status == 404;
    }

    /// Whether it is something that the engine cannot do.
    public boolean isNotImplemented() {
        return status == 501;
    }

    public boolean isConflict() {
        return status == 409;
    }
}
