package dev.jcompose.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jcompose.model.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The expected texts are those of Docker Compose 2.40.
class TemplateTest {

    private static final Subject ROW = new Subject("*formatter.ContainerContext", Value.mapping()
            .put("ExitCode", 0).put("Health", "").put("Name", "shop-web-1").put("Networks", "a,b")
            .put("Publishers", new Value.Items(List.of(port("0.0.0.0", 8080), port("::", 8080)))).put("State", "running").build(),
            Map.of("com.docker.compose.service", "web"));

    private static Value port(String url, int number) {
        return Value.mapping().put("URL", url).put("PublishedPort", number).build();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "==>", ignoreLeadingAndTrailingWhitespace = false, value = {
        "{{.Name}}==>shop-web-1",
        "{{ .Name }}: {{.State}}.==>shop-web-1: running.",
        "{{json .Name}}==>\"shop-web-1\"",
        "{{.Label \"com.docker.compose.service\"}}{{.Label \"none\"}}==>web",
        "{{upper .Name}} {{lower \"AB\"}} {{title .State}} {{pad .State 2 3}}{{truncate .Name 4}}==>SHOP-WEB-1 ab Running   running   shop",
        "{{join (split .Networks \",\") \";\"}}==>a;b",
        "{{if eq .State \"running\"}}yes{{else}}no{{end}}==>yes",
        "{{if .Health}}yes{{else if .ExitCode}}code{{else}}no{{end}}==>no",
        "{{range .Publishers}}{{.URL}}:{{.PublishedPort}},{{end}}==>0.0.0.0:8080,:::8080,",
        "{{range $i, $p := .Publishers}}{{$i}}{{$p.URL}} {{end}}==>00.0.0.0 1:: ",
        "{{range .Publishers}}{{$.Name}} {{end}}==>shop-web-1 shop-web-1 ",
        "{{.Publishers}}==>[{0.0.0.0 8080} {:: 8080}]",
        "{{index .Publishers 1}}{{len .Publishers}}==>{:: 8080}2",
        "{{printf \"%s-%d%%|%-5q|%05d\" .Name .ExitCode \"a\" 42}}==>shop-web-1-0%|\"a\"  |00042",
        "{{printf \"%d\" .Name}}==>%!d(string=shop-web-1)",
        "{{.State | upper | printf \"%.3s\"}}==>RUN",
        "{{with .Name}}{{.}}{{end}}{{with .Health}}x{{else}}{{.Name}}{{end}}==>shop-web-1shop-web-1",
        "{{$x := .Name}}{{if true}}{{$x = \"y\"}}{{end}}{{$x}}==>y",
        "a {{- .State -}} b {{/* nothing */}}c==>arunningb c",
        "{{and .Name .Health}}{{or .Health .Name}}{{not .Health}}==>shop-web-1true",
        "{{\"lit\"}} {{5}} {{true}} {{`r\\a`}}==>lit 5 true r\\a",
        "{{print 1 2 \"a\" 3}}{{println .Name 1}}==>1 2a3shop-web-1 1",
        "{{lt 1 2}}{{ge \"a\" \"b\"}}{{ne .ExitCode 0}}{{eq .State \"x\" \"running\"}}==>truefalsefalsetrue",
        "no action==>no action"
    })
    void templateWhenFilledInIsWhatGoMakesOfIt(String template, String expected) {
        assertThat(Template.parse(template).fill(ROW).stripTrailing()).isEqualTo(expected.stripTrailing());
    }

    @Test
    void subjectAsJsonIsOneObject() {
        assertThat(Template.parse("{{json .}}").fill(ROW)).startsWith("{\"ExitCode\":0,\"Health\":\"\",\"Name\":\"shop-web-1\",");
    }

    @Test
    void headingWhenAFieldHasNoneSaysSo() {
        var template = Template.parse("{{.Name}}\t{{upper .State}}\t{{.Health}}\t{{.Label \"com.docker.compose.one_off-x\"}}");
        assertThat(template.heading(Map.of("Name", "NAME", "State", "State"))).isEqualTo("NAME\tState\t<no value>\tone off x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{{.Foo}}|:1:2: executing \"\" at <.Foo>: can't evaluate field Foo in type *formatter.ContainerContext",
        "ab{{.Name}} {{.Foo}}|:1:14: executing \"\" at <.Foo>: can't evaluate field Foo in type *formatter.ContainerContext",
        "{{.Name.Foo}}|:1:7: executing \"\" at <.Name.Foo>: can't evaluate field Foo in type string",
        "{{.Label}}|:1:2: executing \"\" at <.Label>: wrong number of args for Label: want 1 got 0",
        "{{index .Publishers 7}}|:1:2: executing \"\" at <index .Publishers 7>: error calling index: index out of range: 7",
        "{{foo .Name}}|:1: function \"foo\" not defined",
        "{{.Name|:1: unclosed action",
        "{{if .Name}}x|:1: unexpected EOF",
        "{{end}}|:1: unexpected {{end}}",
        "{{$x}}|:1: undefined variable \"$x\"",
        "{{}}|:1: missing value for command",
        "{{\"a}}|:1: unterminated quoted string",
        "{{define \"x\"}}{{end}}|:1: {{define}} is not supported",
        "{{(.Name}}|:1: unexpected \"}}\" in parenthesized pipeline",
        "{{eq .Name 1}}|:1:2: executing \"\" at <eq .Name 1>: error calling eq: incompatible types for comparison"
    })
    void templateWhenItDoesNotFitIsRefusedInGosWords(String template, String message) {
        assertThatThrownBy(() -> Template.parse(template).fill(ROW)).isInstanceOf(TemplateException.class).hasMessage("template: " + message);
    }
}
