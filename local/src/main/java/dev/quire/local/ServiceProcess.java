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
    private final StackSettings settings;
    private final int port;
    private final Map<String, String> environment;

    /**
     * @param name of its log; that of the module, unless it runs twice
     * @param settings of the whole stack
     */
    ServiceProcess(String name, Service service, StackSettings settings, int port, Map<String, String> environment) {
        super(name, settings.directory());
        this.service = service;
        this.settings = settings;
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
        Path jar = ServiceJars.built(settings.repository(), service);
        Optional<ClassArchive> classes = ClassArchive.of(jar);
        List<String> command = java(classes.isPresent());
        classes.map(ClassArchive::argument).ifPresent(command::add);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private List<String> java(boolean startsFast) {
        if (startsFast) {
            return JavaCommand.optimising(HEAP);
        }
        return settings.durability() == Durability.KEPT ? JavaCommand.optimisingLate(HEAP) : JavaCommand.quick(HEAP);
    }

    /** Long, since on a slow machine five services that start side by side took more than a minute each. */
    @Override
    Duration startTimeout() {
        return Duration.ofMinutes(5);
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
