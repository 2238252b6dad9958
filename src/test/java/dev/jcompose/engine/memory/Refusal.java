package dev.jcompose.engine.memory;

/// The engine says no, in the real one's words.
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    final int status;
    final String answer;

    Refusal(int status, String answer) {
        super(answer);
        this.status = status;
        this.answer = answer;
    }

    static Refusal noSuchContainer(String container) {
        return new Refusal(404, "No such container: " + container);
    }
}
