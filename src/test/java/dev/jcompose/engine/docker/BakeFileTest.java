package dev.jcompose.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jcompose.model.Json;
import dev.jcompose.model.Value;
import dev.jcompose.stack.Builds;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The expected texts are those of `docker compose build --print` 2.40.3.
class BakeFileTest {

    private static BakeFile bake(String build) {
        return BakeFile.of(Builds.ofWeb(build), args -> args);
    }

    @Test
    void buildThatSaysNothingButItsContext() {
        assertThat(Json.pretty(bake("context: web").json())).isEqualTo("""
                {
                  "group": {
                    "default": {
                      "targets": [
                        "web"
                      ]
                    }
                  },
                  "target": {
                    "web": {
                      "context": "/srv/shop/web",
                      "dockerfile": "/srv/shop/web/Dockerfile",
                      "labels": {
                        "com.docker.compose.project": "shop",
                        "com.docker.compose.service": "web",
                        "com.docker.compose.version": "2.40.3"
                      },
                      "tags": [
                        "shop-web"
                      ],
                      "output": [
                        "type=docker"
                      ]
                    }
                  }
                }""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dockerfile: My.Dockerfile               | "dockerfile":"/srv/shop/My.Dockerfile"
            dockerfile: ../other/D                  | "dockerfile":"/srv/other/D"
            dockerfile: /etc/D                      | "dockerfile":"/etc/D"
            dockerfile_inline: FROM a               | "dockerfile-inline":"FROM a"
            dockerfile_inline: "FROM $${A} %{if}"   | "dockerfile-inline":"FROM $${A} %%{if}"
            context: "https://host/a.git#main:sub"  | "context":"https://host/a.git#main:sub","dockerfile":"Dockerfile"
            args: {B: 1, A: "$${x}"}                | "args":{"A":"$${x}","B":"1"}
            target: dev                             | "target":"dev"
            labels: {mine: "a$${b}"}                | "com.docker.compose.version":"2.40.3","mine":"a$${b}"
            tags: [a:1, "b:2"]                      | "tags":["a:1","b:2","shop-web"]
            cache_from: [a, "type=registry,ref=b"]  | "cache-from":["a","type=registry,ref=b"]
            cache_to: ["type=inline"]               | "cache-to":["type=inline"]
            no_cache: true                          | "no-cache":true
            no_cache_filter: [dev, test]            | "no-cache-filter":["dev","test"]
            pull: true                              | "pull":true
            network: host                           | "network":"host"
            shm_size: 64m                           | "shm-size":"67108864"
            ulimits: {nproc: 5, nofile: {soft: 1, hard: 2}} | "ulimits":["nofile=1:2","nproc=5"]
            extra_hosts: ["h:1.2.3.4", "h:1.2.3.5", "g:::1"] | "extra-hosts":{"g":"::1","h":"1.2.3.4,1.2.3.5"}
            secrets: [key]                          | "secret":["id=key,type=file,src=/srv/shop/key.txt"]
            secrets: [{source: token, target: t}]   | "secret":["id=t,type=env,env=TOKEN"]
            ssh: [default, k=/k]                    | "ssh":["default=","k=/k"]
            platforms: [linux/arm64]                | "platforms":["linux/arm64"]
            entitlements: [network.host]            | "entitlements":["network.host"]
            privileged: true                        | "entitlements":["security.insecure"]
            provenance: mode=max                    | "attest":["type=provenance,mode=max"]
            provenance: true                        | "attest":["type=provenance"]
            sbom: true                              | "attest":["type=sbom"]
            additional_contexts: [d=./d, i=docker-image://a] | "contexts":{"d":"/srv/shop/d","i":"docker-image://a"}
            """)
    void attributeIsWrittenAsDockerComposeWritesIt(String build, String expected) {
        assertThat(Json.compact(bake(build).json())).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            context: web                   | fs=*
            network: host                  | fs=* network.host
            entitlements: [network.host]   | fs=* network.host
            privileged: true               | fs=* security.insecure
            """)
    void whatTheFilesAskForIsGranted(String build, String expected) {
        assertThat(String.join(" ", bake(build).allowed())).isEqualTo(expected);
    }

    @Test
    void secretOfAVariableIsHandedOverInTheEnvironment() {
        assertThat(bake("secrets: [token]").environment()).containsExactly(java.util.Map.entry("TOKEN", ""));
    }

    @Test
    void otherBuildsThatFilesAreTakenFromAreTargetsThatAreNotAskedFor() {
        var spec = Builds.of("""
                services:
                  w.eb: {build: {context: web, additional_contexts: {base: service:a.b}}}
                  a.b: {build: {context: base, no_cache: true, no_cache_filter: [x], additional_contexts: {up: service:a_b}}}
                  a_b: {build: {context: up}}
                """, "w.eb");

        var json = BakeFile.of(spec, args -> args).json();

        assertThat(Json.compact(json)).startsWith("{\"group\":{\"default\":{\"targets\":[\"w_eb\"]}}");
        var targets = ((Value.Mapping) json.get("target")).entries();
        assertThat(targets).containsOnlyKeys("a_b", "a_b_", "w_eb");
        assertThat(Json.compact(targets.get("w_eb"))).contains("\"contexts\":{\"base\":\"target:a_b\"}", "\"shop-w.eb\"");
        assertThat(Json.compact(targets.get("a_b"))).contains("\"contexts\":{\"up\":\"target:a_b_\"}", "\"shop-a.b\"").doesNotContain("no-cache");
        assertThat(Json.compact(targets.get("a_b_"))).contains("\"context\":\"/srv/shop/up\"", "\"shop-a_b\"");
    }

    @Test
    void attestationThatIsSwitchedOffIsLeftOut() {
        assertThat(Json.compact(bake("provenance: false\nsbom: false").json())).doesNotContain("attest");
    }

    @Test
    void argumentsOfEachBuildAreCompleted() {
        var file = BakeFile.of(Builds.ofWeb("args: {A: 1}"), args -> {
            var more = new LinkedHashMap<>(args);
            more.put("HTTP_PROXY", "http://p");
            return more;
        });

        assertThat(Json.compact(file.json())).contains("\"args\":{\"A\":\"1\",\"HTTP_PROXY\":\"http://p\"}");
    }
}
