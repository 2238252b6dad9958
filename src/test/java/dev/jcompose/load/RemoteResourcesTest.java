package dev.jcompose.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RemoteResourcesTest extends Compose {

    /// Addresses `stub:NAME` are files in the folder `cache`.
    private final RemoteResources stub = new RemoteResources() {
        @Override
        public boolean accepts(String address) {
            return address.startsWith("stub:");
        }

        @Override
        public Path fetch(String address) {
            if (address.equals("stub:gone")) {
                throw new Unavailable("nothing at " + address, null);
            }
            return directory.resolve("cache").resolve(address.substring(5));
        }
    };

    private LoadOptions fetching(String... texts) {
        return files(texts).withRemote(stub);
    }

    @Test
    void loadWhenFirstFileIsRemoteWorksInItsFolder() {
        write("cache/compose.yaml", "services: {web: {build: ., volumes: [\"./d:/d\"]}}");
        var options = fetching().withFiles("stub:compose.yaml").withProjectName(null);
        var project = Loader.load(options).project();
        assertThat(project.directory()).isEqualTo(directory.resolve("cache"));
        assertThat(shown(project.service("web").build())).startsWith("context: DIR/cache");
        assertThat(project.name()).isEqualTo(ProjectName.normalized(directory.getFileName().toString()));
    }

    @Test
    void loadWhenIncludeOrExtendsAreRemoteFetchesThem() {
        write("cache/base.yaml", "services: {base: {image: b, volumes: [\"./d:/d\"]}}");
        write("cache/db.yaml", "services: {db: {image: d, volumes: [\"./e:/e\"]}}");
        var project = Loader.load(fetching("""
                include: ["stub:db.yaml"]
                services: {web: {extends: {file: "stub:base.yaml", service: base}}}
                """)).project();
        assertThat(shown(project.service("web").storage().volumes())).contains("DIR/cache/d");
        assertThat(shown(project.service("db").storage().volumes())).contains("DIR/cache/e");
    }

    @Test
    void loadWhenFetchFailsTellsThePlaceOfTheAddress() {
        assertThat(problems(options -> options.withRemote(stub), "include: [\"stub:gone\"]\nservices: {web: {image: a}}"))
                .isEqualTo("compose.yaml:1:11: include[0]: nothing at stub:gone");
        assertThatThrownBy(() -> Loader.load(fetching().withFiles("stub:gone"))).hasMessage("nothing at stub:gone");
    }

    @Test
    void loadWhenNobodyFetchesRefusesAddresses() {
        for (var address : new String[] {"oci://a/b", "git@host:a/b", "github.com/a/b", "https://host/a.git#main:dir", "ssh://a"}) {
            assertThat(problems("include: [\"" + address + "\"]")).isEqualTo(
                    "compose.yaml:1:11: include[0]: %s: remote Compose files are not available here; fetch it and name the local file".formatted(address));
        }
        write("github/compose.yaml", "services: {web: {image: a}}");
        assertThat(load("include: [github/compose.yaml]").services()).containsOnlyKeys("web");
    }
}
