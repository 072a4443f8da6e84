package dev.quire.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.StreamSupport;

/** The jars that the build left in the modules' target folders. */
final class ServiceJars {
    private ServiceJars() {}

    /**
     * The newest, should several versions lie there.
     *
     * @throws LocalServerException if there is none
     */
    static Path built(Path repository, Service service) throws IOException {
        Path target = repository.resolve(service.module()).resolve("target");
        if (Files.isDirectory(target)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, service.module() + "-[0-9]*.jar")) {
                return StreamSupport.stream(jars.spliterator(), false)
                        .max(Comparator.comparingLong(jar -> jar.toFile().lastModified()))
                        .orElseThrow(() -> notBuilt(service, target));
            }
        }
        throw notBuilt(service, target);
    }

    /**
     * Makes a {@link ClassArchive} for each jar that has none, one after another and with the lowest priority, for the
     * next start. Blocks for a minute or two, if there is anything to do and no other run does it already.
     *
     * @param scratch a directory to use and to delete
     * @param log gets what the trial starts print
     * @throws IOException if one cannot be made; the service then starts without it, as it did now
     */
    static void prepare(Path repository, Path scratch, Path log) throws IOException, InterruptedException {
        Path lockFile = repository.resolve("target").resolve("archives.lock");
        Files.createDirectories(lockFile.getParent());
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                return;
            }
            for (Service service : Service.values()) {
                Path jar = built(repository, service);
                if (ClassArchive.of(jar).isEmpty() && ClassArchive.isPossible(jar)) {
                    ClassArchive.make(jar, scratch.resolve(service.module()), log);
                }
            }
        } finally {
            FileTree.delete(scratch);
        }
    }

    private static LocalServerException notBuilt(Service service, Path target) {
        return new LocalServerException(service.module() + " is not built: no jar in " + target);
    }
}
