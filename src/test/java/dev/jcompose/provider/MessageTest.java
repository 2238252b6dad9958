package dev.jcompose.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTest {

    private static List<Message> read(String... lines) {
        var messages = new ArrayList<Message>();
        var stream = new Message.Stream(messages::add);
        for (var line : lines) {
            stream.add(line);
        }
        stream.end();
        return messages;
    }

    @Test
    void messagesWhenOneALineAreRead() {
        assertThat(read("{\"type\": \"info\", \"message\": \"making \\\"it\\\" \\u00e9\"}", "", "{\"type\":\"setenv\",\"message\":\"A=1\"}"))
                .containsExactly(new Message("info", "making \"it\" é"), new Message("setenv", "A=1"));
    }

    @Test
    void messagesWhenOverSeveralLinesOrSeveralOnOneAreRead() {
        assertThat(read("{", "\"type\": \"info\",", "\"message\": \"a\"", "} {\"type\":\"info\",\"message\":\"b\"}"))
                .containsExactly(new Message("info", "a"), new Message("info", "b"));
    }

    @Test
    void messagesWhenNoJsonOrCutOffAreRefused() {
        assertThatThrownBy(() -> read("hello")).isInstanceOf(ProviderException.class)
                .hasMessage("invalid response from plugin: hello");
        assertThatThrownBy(() -> read("[1]")).hasMessage("invalid response from plugin: [1]");
        assertThatThrownBy(() -> read("{\"type\":")).hasMessage("invalid response from plugin: {\"type\":");
    }
}
