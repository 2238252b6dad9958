package dev.jcompose.load;

import static dev.jcompose.yaml.ScalarKind.BOOL;
import static dev.jcompose.yaml.ScalarKind.FLOAT;
import static dev.jcompose.yaml.ScalarKind.INT;

import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.ScalarKind;
import java.util.EnumSet;
import java.util.Set;

/// What kind of value an attribute takes, and how Docker Compose's schema calls it in an error.
enum Shape {
    TEXT("a string", ScalarKind.STRING),
    FLAG("a boolean or string", BOOL, ScalarKind.STRING),
    STRICT_FLAG("a boolean", BOOL),
    WHOLE("a integer or string", INT, ScalarKind.STRING),
    /// A whole number within bounds; of the two that it may be, the words name the other one.
    WHOLE_IN_RANGE("a string", INT, ScalarKind.STRING),
    NUMBER("a number or string", INT, FLOAT, ScalarKind.STRING),
    STRICT_NUMBER("a number", INT, FLOAT),
    STRICT_WHOLE("a integer", INT),
    TEXT_OR_NULL("a null or string", ScalarKind.NULL, ScalarKind.STRING),
    TEXT_OR_FLAG("a boolean or string", BOOL, ScalarKind.STRING),
    OPTION("a number or string", INT, FLOAT, ScalarKind.STRING),
    NULLABLE_OPTION("a null, number or string", ScalarKind.NULL, INT, FLOAT, ScalarKind.STRING),
    ANY_SCALAR("a boolean, null, number or string", ScalarKind.values()),
    LIST("a array") {
        @Override
        boolean accepts(Node.Sequence sequence) {
            return true;
        }
    },
    MAPPING("a mapping") {
        @Override
        boolean accepts(Node.Mapping mapping) {
            return true;
        }
    },
    MAPPING_OR_NULL("a mapping or null", ScalarKind.NULL) {
        @Override
        boolean accepts(Node.Mapping mapping) {
            return true;
        }
    },
    /// A service's entry under `networks`: null, or a mapping; the words name only the mapping.
    NULL_OR_MAPPING("a mapping", ScalarKind.NULL) {
        @Override
        boolean accepts(Node.Mapping mapping) {
            return true;
        }
    },
    TEXT_OR_LIST("a string", ScalarKind.STRING) {
        @Override
        boolean accepts(Node.Sequence sequence) {
            return true;
        }
    },
    /// What an option of a provider may be: one value or several.
    OPTION_VALUES("a boolean, number or string", BOOL, INT, FLOAT, ScalarKind.STRING) {
        @Override
        boolean accepts(Node.Sequence sequence) {
            return true;
        }
    },
    TEXT_OR_MAPPING("a string", ScalarKind.STRING) {
        @Override
        boolean accepts(Node.Mapping mapping) {
            return true;
        }
    },
    COMMAND("a null", ScalarKind.NULL, ScalarKind.STRING) {
        @Override
        boolean accepts(Node.Sequence sequence) {
            return true;
        }
    },
    WHOLE_OR_MAPPING("a integer or string", INT, ScalarKind.STRING) {
        @Override
        boolean accepts(Node.Mapping mapping) {
            return true;
        }
    },
    FLAG_OR_MAPPING("a boolean, string or mapping", BOOL, ScalarKind.STRING) {
        @Override
        boolean accepts(Node.Mapping mapping) {
            return true;
        }
    },
    /// `key: value` or `- key=value`.
    KEY_VALUES("a mapping") {
        @Override
        boolean accepts(Node.Sequence sequence) {
            return true;
        }

        @Override
        boolean accepts(Node.Mapping mapping) {
            return true;
        }
    },
    /// Names as a list, or as the keys of a mapping.
    NAMES("a array") {
        @Override
        boolean accepts(Node.Sequence sequence) {
            return true;
        }

        @Override
        boolean accepts(Node.Mapping mapping) {
            return true;
        }
    },
    PORT("a number", INT, FLOAT, ScalarKind.STRING) {
        @Override
        boolean accepts(Node.Mapping mapping) {
            return true;
        }
    },
    /// An extra host's addresses, or an item of a list that may also be a number.
    ANYTHING("anything", ScalarKind.values()) {
        @Override
        boolean accepts(Node.Sequence sequence) {
            return true;
        }

        @Override
        boolean accepts(Node.Mapping mapping) {
            return true;
        }
    };

    private final String wording;
    private final Set<ScalarKind> scalars = EnumSet.noneOf(ScalarKind.class);

    Shape(String wording, ScalarKind... scalars) {
        this.wording = wording;
        this.scalars.addAll(Set.of(scalars));
    }

    /// As in `services.web.ports must be a array`.
    String wording() {
        return wording;
    }

    boolean accepts(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalars.contains(scalar.kind());
            case Node.Sequence sequence -> accepts(sequence);
            case Node.Mapping mapping -> accepts(mapping);
        };
    }

    boolean accepts(Node.Sequence sequence) {
        return false;
    }

    boolean accepts(Node.Mapping mapping) {
        return false;
    }
}
