package dev.jcompose;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Which room may look into which, and where each library lives. A new package needs a row here.
class ArchitectureTest {

    private static final String ROOT = "dev.jcompose";

    /// Package to those of ours that it may use.
    private static final Map<String, List<String>> ROOMS = Map.ofEntries(
            Map.entry("model", List.of()),
            Map.entry("yaml", List.of("model")),
            Map.entry("engine", List.of("model")),
            Map.entry("json", List.of("model")),
            Map.entry("registry", List.of("json", "model")),
            Map.entry("archive", List.of()),
            Map.entry("engine.docker", List.of("engine", "json", "registry", "archive", "model")),
            Map.entry("watch", List.of("archive", "model")),
            Map.entry("files", List.of("archive", "engine", "event")),
            Map.entry("bridge", List.of("engine", "canon", "model")),
            Map.entry("publish", List.of("load", "yaml", "registry", "model")),
            Map.entry("graph", List.of("model")),
            Map.entry("load", List.of("model", "yaml", "graph")),
            Map.entry("load.remote", List.of("load", "registry", "json", "model")),
            Map.entry("canon", List.of("model")),
            Map.entry("address", List.of("model")),
            Map.entry("observe", List.of("engine", "model")),
            Map.entry("doctor", List.of("engine", "observe", "address", "model")),
            Map.entry("drawing", List.of("engine", "observe", "model")),
            Map.entry("hosts", List.of("engine", "observe")),
            Map.entry("plan", List.of("engine", "model")),
            Map.entry("reconcile", List.of("model", "graph", "canon", "observe", "address", "plan", "engine")),
            Map.entry("event", List.of("plan", "engine", "model")),
            Map.entry("checkout", List.of()),
            Map.entry("copy", List.of("engine", "address", "canon", "model")),
            Map.entry("provider", List.of("model")),
            Map.entry("install", List.of()),
            Map.entry("execute", List.of("plan", "engine", "event", "canon", "model", "follow", "provider")),
            Map.entry("follow", List.of("engine", "event", "model")),
            Map.entry("interact", List.of("engine")),
            Map.entry("", List.of("publish", "bridge", "model", "yaml", "engine", "engine.docker", "registry", "graph", "load", "load.remote",
                    "canon", "address", "observe", "drawing", "plan", "reconcile", "event", "execute", "follow", "interact", "files", "watch", "archive", "provider", "doctor", "hosts", "copy", "checkout")),
            Map.entry("template", List.of("model")),
            Map.entry("console", List.of("event", "plan", "model", "engine", "interact", "doctor")),
            Map.entry("cli", List.of("", "copy", "hosts", "drawing", "doctor", "observe", "publish", "bridge", "registry", "console", "watch", "archive", "files", "interact", "event", "model", "plan", "engine", "load", "reconcile", "install", "template", "follow")));

    /// Library to the only package that may use it.
    private static final Map<String, String> LIBRARIES = Map.of(
            "org.yaml.snakeyaml", "yaml",
            "com.github.dockerjava", "engine.docker",
            "com.fasterxml.jackson", "json",
            "org.apache.commons.compress", "archive",
            "org.jgrapht", "graph",
            "picocli", "cli",
            "org.jline", "console");

    /// What a package that decides must not touch: it has to give the same answer whenever and wherever it is asked.
    private static final Set<String> PURE = Set.of("model", "graph", "canon", "address", "copy", "drawing", "plan", "reconcile", "event", "template", "doctor");
    private static final List<String> OUTSIDE = List.of("java.net.", "java.io.File", "java.nio.file.Files", "java.lang.Process",
            "java.time.Clock", "java.util.Random");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT);

    private static String room(JavaClass type) {
        var name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    @Test
    void classesWhenImportedAreSeen() {
        assertThat(CLASSES.size()).isGreaterThan(150);
        assertThat(CLASSES.contain("dev.jcompose.reconcile.UpPlanner")).isTrue();
        assertThat(CLASSES.get("dev.jcompose.Jcompose").getMethods()).isNotEmpty();
    }

    @Test
    void packagesWhenFoundHaveTheirRow() {
        var found = new TreeSet<String>();
        CLASSES.forEach(type -> found.add(room(type)));
        assertThat(ROOMS.keySet()).containsAll(found);
    }

    @Test
    void packagesWhenTheyUseOthersMayDoSo() {
        var forbidden = new TreeMap<String, String>();
        for (var type : CLASSES) {
            var from = room(type);
            for (var use : type.getDirectDependenciesFromSelf()) {
                var target = use.getTargetClass();
                boolean ours = target.getPackageName().equals(ROOT) || target.getPackageName().startsWith(ROOT + ".");
                if (ours && !room(target).equals(from) && !ROOMS.getOrDefault(from, List.of()).contains(room(target))) {
                    forbidden.put(from + " -> " + room(target), use.getDescription());
                }
            }
        }
        assertThat(forbidden).isEmpty();
    }

    @Test
    void librariesWhenUsedAreUsedInTheirHomeOnly() {
        var forbidden = new TreeMap<String, String>();
        for (var type : CLASSES) {
            for (var use : type.getDirectDependenciesFromSelf()) {
                LIBRARIES.forEach((library, home) -> {
                    if (use.getTargetClass().getPackageName().startsWith(library) && !room(type).equals(home)) {
                        forbidden.put(room(type) + " -> " + library, use.getDescription());
                    }
                });
            }
        }
        assertThat(forbidden).isEmpty();
    }

    @Test
    void packagesWhenTheyDecideTouchNothingOutside() {
        var forbidden = new TreeMap<String, String>();
        for (var type : CLASSES) {
            if (PURE.contains(room(type))) {
                for (var use : type.getDirectDependenciesFromSelf()) {
                    OUTSIDE.stream().filter(use.getTargetClass().getName()::startsWith)
                            .forEach(outside -> forbidden.put(room(type) + " -> " + outside, use.getDescription()));
                }
            }
        }
        assertThat(forbidden).isEmpty();
    }

    @Test
    void printingWhenDoneIsDoneByConsoleAndCliOnly() {
        var forbidden = new TreeSet<String>();
        for (var type : CLASSES) {
            if (!Set.of("console", "cli").contains(room(type))) {
                type.getFieldAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().getName().equals("java.lang.System"))
                        .forEach(access -> forbidden.add(access.getDescription()));
            }
        }
        assertThat(forbidden).isEmpty();
    }

    /// A class of tests that is run again after a failure gets a new instance, but the static fields of its first run.
    @Test
    void stacksWhenTestsShareThemAreNotStatic() {
        var tests = new ClassFileImporter().withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages(ROOT + ".examples");
        assertThat(tests.contain(ROOT + ".examples.ExecIT")).isTrue();
        var fields = tests.stream().flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().getName().equals(ROOT + ".examples.Stack")).toList();
        assertThat(fields).isNotEmpty().noneMatch(field -> field.getModifiers().contains(JavaModifier.STATIC));
    }

    @Test
    void packagesWhenFollowedFormNoCycle() {
        slices().matching(ROOT + ".(**)").namingSlices("$1").should().beFreeOfCycles().check(CLASSES);
    }
}
