package dev.jcompose.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.model.Origins;
import dev.jcompose.yaml.Node;
import dev.jcompose.yaml.YamlReader;
import org.junit.jupiter.api.Test;

class OriginIndexTest {

    private static final Origins ORIGINS = OriginIndex.of((Node.Mapping) YamlReader.read("f.yaml", """
            services:
              web:
                ports:
                  - "80:80"
                  - target: 81
              a.b:
                image: one
              x"].y:
                image: two
            """).getFirst());

    @Test
    void chainWhenPathLeadsThroughKeysAndItemsIsWhereThatIsWritten() {
        assertThat(ORIGINS.chain("services")).hasToString("[f.yaml:1:1]");
        assertThat(ORIGINS.chain("services.web.ports")).hasToString("[f.yaml:3:5]");
        assertThat(ORIGINS.chain("services.web.ports[0]")).hasToString("[f.yaml:4:9]");
        assertThat(ORIGINS.chain("services.web.ports[1].target")).hasToString("[f.yaml:5:9]");
    }

    @Test
    void chainWhenNamesAreQuotedIsTheirs() {
        assertThat(ORIGINS.chain("services[\"a.b\"].image")).hasToString("[f.yaml:7:5]");
        assertThat(ORIGINS.chain("services[\"x\"].y\"].image")).hasToString("[f.yaml:9:5]");
    }

    @Test
    void chainWhenNothingIsThereIsEmpty() {
        for (var path : new String[] {"", "services.db", "services.a.b", "services.web.ports[2]", "services.web.ports[99999999999]",
                "services.web.ports[]", "services.web.ports[0", "services.web[0]", "services.web.ports.x", "services[\"a.b\"", "services."}) {
            assertThat(ORIGINS.chain(path)).as(path).isEmpty();
        }
        assertThat(ORIGINS.of("services.web.ports[2].target")).hasToString("f.yaml:3:5");
    }
}
