package dev.quire.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
     * Makes a {@link ServiceImage} of each jar that has none, as many at a time as there are processors. A service
     * without one works as well, only slower: what goes wrong is told and no more.
     *
     * @param scratch a directory to use and to delete
     * @param log gets what the trial starts print
     */
    static void prepare(Path repository, Path scratch, Path log, PrintWriter out)
            throws IOException, InterruptedException {
        List<Service> unprepared = new ArrayList<>();
        for (Service service : Service.values()) {
            Path jar = built(repository, service);
            if (ServiceImage.of(jar).isEmpty() && ServiceImage.isPossible(jar)) {
                unprepared.add(service);
            }
        }
        if (unprepared.isEmpty()) {
            return;
        }
        out.println("Preparing a fast start, once after each build");
        out.flush();
        Files.createDirectories(log.getParent());
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            threads.invokeAll(unprepared.stream()
                    .map(service -> Executors.callable(() -> prepare(repository, service, scratch, log, out)))
                    .toList());
        } finally {
            FileTree.delete(scratch);
        }
    }

    private static void prepare(Path repository, Service service, Path scratch, Path log, PrintWriter out) {
        try {
            ServiceImage.make(built(repository, service), scratch.resolve(service.module()), log);
        } catch (IOException e) {
            out.println(service.module() + " will start more slowly: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static LocalServerException notBuilt(Service service, Path target) {
        return new LocalServerException(service.module() + " is not built: no jar in " + target);
    }
}
