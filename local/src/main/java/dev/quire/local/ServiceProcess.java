package dev.quire.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of the services in a JVM of its own, from the jar that the build left in its module's target folder. */
public final class ServiceProcess extends LocalServer {
    private static final String HEAP = "-Xmx192m";
    private static final int PROBE_TIMEOUT_MS = 2_000;

    private final Service service;
    private final Path repository;
    private final int port;
    private final Map<String, String> environment;

    /**
     * @param name of its log; that of the module, unless it runs twice
     * @param directory of the whole stack
     */
    ServiceProcess(
            String name, Service service, Path repository, Path directory, int port, Map<String, String> environment) {
        super(name, directory);
        this.service = service;
        this.repository = repository;
        this.port = port;
        this.environment = environment;
    }

    /** Where it listens, on this machine. */
    public URI uri() {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public String address() {
        return uri().toString();
    }

    @Override
    void prepare() {}

    @Override
    List<String> command() throws IOException {
        Path jar = ServiceJars.built(repository, service);
        Optional<ClassArchive> classes = ClassArchive.of(jar);
        List<String> command = classes.isPresent() ? JavaCommand.optimising(HEAP) : JavaCommand.quick(HEAP);
        classes.map(ClassArchive::argument).ifPresent(command::add);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** Long, since on a busy machine five services start side by side. */
    @Override
    Duration startTimeout() {
        return Duration.ofMinutes(2);
    }

    @Override
    Map<String, String> environment() {
        return environment;
    }

    @Override
    boolean serves() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness")
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(PROBE_TIMEOUT_MS);
            connection.setReadTimeout(PROBE_TIMEOUT_MS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
