package dev.jcompose.provider;

import dev.jcompose.model.JsonReader;
import dev.jcompose.model.Value;
import java.util.function.Consumer;

/// What a provider says: a JSON object with `type` and `message`.
///
/// @param type `info`, `error`, `debug`, `setenv`, `rawsetenv`; others are refused where they are acted upon
record Message(String type, String text) {

    /// Takes a provider's output a line at a time. A message need not be on one line, nor alone on it.
    static final class Stream {

        private final Consumer<Message> each;
        private String rest = "";

        Stream(Consumer<Message> each) {
            this.each = each;
        }

        /// @throws ProviderException when it is no message
        void add(String line) {
            rest += line + "\n";
            int from = 0;
            try {
                while (!rest.substring(from).isBlank()) {
                    var read = JsonReader.read(rest, from);
                    from = read.end();
                    each.accept(of(read.value()));
                }
            } catch (JsonReader.IncompleteException more) {
                // The rest of it is yet to come.
            } catch (IllegalArgumentException wrong) {
                throw invalid(line);
            }
            rest = rest.substring(from);
        }

        /// @throws ProviderException when the output ended within a message
        void end() {
            if (!rest.isBlank()) {
                throw invalid(rest.strip());
            }
        }
    }

    private static Message of(Value value) {
        if (value instanceof Value.Mapping object && object.entries().getOrDefault("type", Value.of("")) instanceof Value.Text type
                && object.entries().getOrDefault("message", Value.of("")) instanceof Value.Text message) {
            return new Message(type.value(), message.value());
        }
        throw new IllegalArgumentException("no object with the texts `type` and `message`");
    }

    static ProviderException invalid(String what) {
        return new ProviderException("invalid response from plugin: " + what);
    }
}
