package dev.jcompose.template;

/// A template that cannot be read or filled in. The message is Go's: `template: :1: function "foo" not defined`.
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TemplateException(String message) {
        super(message);
    }
}
