package dev.jcompose.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void rootWhenBuiltHasNoTwoRowsForOnePath() {
        assertThat(Schema.ROOT.at("services").at("web").at("ports").item().at("target").row()).isNotNull();
    }

    @Test
    void ofWhenRowsAreEqualRefuses() {
        assertThatThrownBy(() -> Schema.of(List.of(Row.row("a.b", Shape.TEXT), Row.row("a.b", Shape.TEXT)))).hasMessage("two rows for a.b");
    }

    @Test
    void ofWhenNameAndWildcardMeetRefuses() {
        assertThatThrownBy(() -> Schema.of(List.of(Row.row("a.*", Shape.TEXT), Row.row("a.b", Shape.TEXT)))).hasMessage(".a.* overlaps .a.b");
    }

    @Test
    void rootWhenAskedKnowsAll93ServiceAttributes() {
        assertThat(Schema.ROOT.at("services").at("web").keys()).hasSize(93);
    }
}
