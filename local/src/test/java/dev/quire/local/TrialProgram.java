package dev.quire.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** As small as a program can be that lies in a jar with a library beside it. Ends at once. */
final class TrialProgram {
    /** A directory of this name makes it fail. */
    static final String FAILING = "failing";

    private TrialProgram() {}

    public static void main(String[] arguments) {
        if (String.valueOf(System.getenv("STATE_DIRECTORY")).endsWith(FAILING)) {
            System.exit(3);
        }
        System.out.println(Library.greeting());
    }

    /** Lies in the other jar. */
    static final class Library {
        private Library() {}

        static String greeting() {
            return "the library says hello";
        }
    }

    /** @return the program's jar */
    static Path write(Path directory) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, TrialProgram.class.getName());
        attributes.put(Attributes.Name.CLASS_PATH, "lib/library.jar");
        Path jar = directory.resolve("program-0.1.0-SNAPSHOT.jar");
        write(jar, manifest, TrialProgram.class);
        writeLibrary(jar);
        return jar;
    }

    /** Writes it anew, as a build does: the same, but of another time. */
    static void writeLibrary(Path jar) throws IOException {
        Path library = jar.resolveSibling("lib").resolve("library.jar");
        Files.createDirectories(library.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        write(library, manifest, Library.class);
    }

    private static void write(Path jar, Manifest manifest, Class<?> content) throws IOException {
        String name = content.getName().replace('.', '/') + ".class";
        try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream bytes =
                        Objects.requireNonNull(content.getClassLoader().getResourceAsStream(name))) {
            output.putNextEntry(new JarEntry(name));
            bytes.transferTo(output);
            output.closeEntry();
        }
    }
}
