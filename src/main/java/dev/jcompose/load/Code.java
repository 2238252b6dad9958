package dev.jcompose.load;

/// What kind of problem it is, for programs that read problems. Documented in `docs/errors.md`; a name never changes.
public enum Code {
    /// A file that cannot be found or read.
    FILE,
    /// A text that is no YAML, or no `KEY=value` lines.
    SYNTAX,
    /// A key that does not exist, or a value of the wrong kind.
    SCHEMA,
    /// A variable that is required and missing, or a `$` expression that is none.
    INTERPOLATION,
    /// A value of the right kind that means nothing: a port, a duration, a size.
    VALUE,
    /// A name that nothing has: of a service, network, volume, secret, config.
    REFERENCE,
    /// Two settings that exclude each other.
    CONFLICT,
    /// More than jcompose takes on.
    LIMIT
}
