package dev.jcompose.template;

/// A piece of a template.
///
/// @param text     as it stands there; a string is unquoted already
/// @param position in the template, from 0
/// @param spaced   whether a space stands before it
record Token(Kind kind, String text, int position, boolean spaced) {

    enum Kind {
        /// What stands outside of `{{` and `}}`.
        TEXT,
        /// `.`
        DOT,
        /// `.Name`
        FIELD,
        /// `$` or `$name`
        VARIABLE,
        WORD,
        STRING,
        NUMBER,
        /// One of `( ) | , = :=`
        SIGN,
        /// `}}`
        END,
        /// The end of the template.
        OVER
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }
}
