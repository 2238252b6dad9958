package dev.jcompose.interact;

/// The terminal somebody sits at.
public interface OwnTerminal {

    /// How many columns and rows it has.
    record Size(int columns, int rows) {}

    /// Passes every key on as it is typed, and shows none by itself, until that is closed.
    Closing raw();

    /// Its size now; 0 where it cannot be told.
    Size size();

    /// Is told when the size has changed, until that is closed.
    Closing whenResized(Runnable changed);

    /// Puts something back as it was.
    interface Closing extends AutoCloseable {
        @Override
        void close();
    }
}
