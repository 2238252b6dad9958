import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;

/// Gives the classes of a jar that are older than Java 6 the stack maps of newer ones, so that the JVM can archive them: without, it would
/// load and verify each of them at every start. Nothing else in them changes.
///
/// `java Reframe.java JAR`, which is rewritten in place; a jar without such classes stays as it is.
public final class Reframe {

    private static final int FIRST_WITH_STACK_MAPS = 50;

    private Reframe() {}

    public static void main(String[] args) throws IOException {
        var jar = Path.of(args[0]);
        var entries = new HashMap<String, byte[]>();
        try (var in = new JarInputStream(Files.newInputStream(jar))) {
            for (var entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        if (entries.entrySet().stream().noneMatch(entry -> isOld(entry.getKey(), entry.getValue()))) {
            return;
        }
        var context = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(
                        ClassHierarchyResolver.ofResourceParsing(name -> resource(entries, name.descriptorString()))
                                .orElse(ClassHierarchyResolver.defaultResolver())));
        var rewritten = new ByteArrayOutputStream();
        try (var in = new JarInputStream(Files.newInputStream(jar));
                var out = new JarOutputStream(rewritten, in.getManifest())) {
            for (var entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                if (entry.isDirectory() || entry.getName().equals("META-INF/MANIFEST.MF")) {
                    continue;
                }
                var bytes = in.readAllBytes();
                var copy = new JarEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                out.putNextEntry(copy);
                out.write(isOld(entry.getName(), bytes) ? reframed(context, bytes) : bytes);
                out.closeEntry();
            }
        }
        Files.write(jar, rewritten.toByteArray());
    }

    private static boolean isOld(String name, byte[] bytes) {
        return name.endsWith(".class") && (bytes[6] & 0xff) * 256 + (bytes[7] & 0xff) < FIRST_WITH_STACK_MAPS;
    }

    private static byte[] reframed(ClassFile context, byte[] bytes) {
        ClassTransform newer = (builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(FIRST_WITH_STACK_MAPS, 0);
            } else {
                builder.with(element);
            }
        };
        return context.transformClass(context.parse(bytes),
                newer.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
    }

    private static InputStream resource(Map<String, byte[]> entries, String descriptor) {
        var bytes = entries.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }
}
