package dev.quire.local;

import dev.quire.cli.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * The whole of Quire on one machine: Kafka, PostgreSQL and Redis where none is given, the topics, the five services. All
 * are processes that end with this JVM. One thread starts; any thread may stop, also meanwhile.
 */
public final class LocalStack implements AutoCloseable {
    /** The line of the topics among the parts that start. */
    static final String TOPICS = "topics";

    private static final Duration TOPICS_TIMEOUT = Duration.ofSeconds(30);

    private final StackSettings settings;
    private final Set<Integer> portsGiven = new HashSet<>();
    private final Optional<KafkaServer> kafka;
    private final Optional<PostgresServer> postgres;
    private final Optional<RedisServer> redis;
    private final Optional<DemoModelServer> demoModel;
    private final String kafkaBootstrapServers;
    private final PostgresAccess postgresAccess;
    private final String redisUri;
    private final ServiceEnvironment environment;
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private volatile boolean stopping;

    /** Chooses ports and starts nothing. */
    public LocalStack(StackSettings settings) {
        this.settings = settings;
        settings.gatewayPort().ifPresent(portsGiven::add);
        kafka = settings.kafkaBootstrapServers().isPresent()
                ? Optional.empty()
                : Optional.of(new KafkaServer(
                        settings.directory(), port(9092), port(9093), settings.durability() == Durability.KEPT));
        kafkaBootstrapServers = kafka.map(KafkaServer::bootstrapServers)
                .or(settings::kafkaBootstrapServers)
                .orElseThrow();
        postgres = settings.postgres().isPresent()
                ? Optional.empty()
                : Optional.of(new PostgresServer(settings.directory(), port(5432), settings.durability()));
        postgresAccess =
                postgres.map(PostgresServer::access).or(settings::postgres).orElseThrow();
        redis = settings.redisUri().isPresent()
                ? Optional.empty()
                : Optional.of(new RedisServer(settings.directory(), port(6379), settings.durability()));
        redisUri = redis.map(RedisServer::uri).or(settings::redisUri).orElseThrow();
        demoModel = settings.demoModel()
                ? Optional.of(new DemoModelServer(settings.directory(), port(DemoModelServer.USUAL_PORT)))
                : Optional.empty();
        environment = new ServiceEnvironment(
                settings,
                kafkaBootstrapServers,
                postgresAccess,
                postgres.isPresent(),
                redisUri,
                demoModel.map(DemoModelServer::baseUrl));
        for (Service service : Service.values()) {
            int port = service == Service.WS_GATEWAY
                    ? settings.gatewayPort().orElseGet(() -> port(service.usualPort()))
                    : port(service.usualPort());
            services.put(service, process(service.module(), service, port));
        }
    }

    /**
     * Starts the servers side by side, then creates the topics, then starts the services side by side, and returns once
     * all are ready.
     *
     * @throws LocalServerException if a part does not start; the others may be running, until {@link #stop}
     */
    public void start(StartListener listener) throws InterruptedException {
        startAll(servers(), listener);
        long begun = System.nanoTime();
        listener.starting(TOPICS);
        createTopics();
        listener.ready(TOPICS, Duration.ofNanos(System.nanoTime() - begun));
        startAll(services.values(), listener);
    }

    /** Stops the gateway, then the other services, then the servers; by force whatever takes more than 5 s. */
    public void stop() throws InterruptedException {
        stopping = true;
        stopAll(List.of(service(Service.WS_GATEWAY)));
        stopAll(services.values());
        stopAll(servers());
    }

    /** True from the beginning of {@link #stop} on: that a process has ended is no news then. */
    public boolean isStopping() {
        return stopping;
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every process of the stack, services first. */
    public List<LocalServer> parts() {
        return Stream.concat(services.values().stream(), servers().stream()).toList();
    }

    /** Names of what {@link #start} reports, in the order in which it begins with them. */
    List<String> startingOrder() {
        return Stream.of(
                        servers().stream().map(LocalServer::name),
                        Stream.of(TOPICS),
                        services.values().stream().map(LocalServer::name))
                .flatMap(names -> names)
                .toList();
    }

    public ServiceProcess service(Service service) {
        return Objects.requireNonNull(services.get(service));
    }

    /**
     * One more process of a service, not started, on a free port, with the same servers. Whoever asked for it stops it.
     *
     * @param name of its log, such as {@code ws-gateway-2}
     */
    public ServiceProcess another(Service service, String name) {
        return process(name, service, Ports.anyFree());
    }

    public String kafkaBootstrapServers() {
        return kafkaBootstrapServers;
    }

    public PostgresAccess postgresAccess() {
        return postgresAccess;
    }

    public String redisUri() {
        return redisUri;
    }

    /** Empty if an existing one is used. */
    public Optional<KafkaServer> kafka() {
        return kafka;
    }

    /** Empty if an existing one is used. */
    public Optional<PostgresServer> postgres() {
        return postgres;
    }

    /** Empty if an existing one is used. */
    public Optional<RedisServer> redis() {
        return redis;
    }

    /** Empty unless asked for. */
    public Optional<DemoModelServer> demoModel() {
        return demoModel;
    }

    private List<LocalServer> servers() {
        return Stream.of(kafka, postgres, redis, demoModel)
                .<LocalServer>flatMap(Optional::stream)
                .toList();
    }

    private int port(int usual) {
        int port = settings.ports().port(usual);
        while (!portsGiven.add(port)) {
            port = Ports.anyFree();
        }
        return port;
    }

    private ServiceProcess process(String name, Service service, int port) {
        Map<String, String> variables = environment.of(name, service, port);
        if (service == Service.LLM_WORKER) {
            // Made before it. A model may look up what the order-enricher knows.
            variables.putIfAbsent(
                    "LOOKUPS_URL", service(Service.ORDER_ENRICHER).uri().toString());
        }
        return new ServiceProcess(name, service, settings, port, variables);
    }

    private void createTopics() {
        Map<String, Object> admin = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafkaBootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) TOPICS_TIMEOUT.toMillis());
        try (Admin client = Admin.create(admin)) {
            Topics.Outcome outcome = Topics.apply(client);
            if (outcome.breaksOrder()) {
                throw new LocalServerException("These topics of " + kafkaBootstrapServers + " do not fit:\n"
                        + outcome.differences().stream()
                                .map(Topics.Difference::toString)
                                .collect(Collectors.joining("\n")));
            }
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new LocalServerException(
                    "Cannot create topics at " + kafkaBootstrapServers + ": " + cause.getMessage(), e);
        }
    }

    private void startAll(Collection<? extends LocalServer> parts, StartListener listener) throws InterruptedException {
        inParallel(parts, part -> {
            long begun = System.nanoTime();
            listener.starting(part.name());
            part.start();
            listener.ready(part.name(), Duration.ofNanos(System.nanoTime() - begun));
        });
    }

    private static void stopAll(Collection<? extends LocalServer> parts) throws InterruptedException {
        inParallel(parts, LocalServer::stop);
    }

    private interface Action {
        void on(LocalServer part) throws InterruptedException;
    }

    /** The first trouble ends the wait for the others. */
    private static void inParallel(Collection<? extends LocalServer> parts, Action action) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<Void> completion = new ExecutorCompletionService<>(threads);
            for (LocalServer part : parts) {
                completion.submit(() -> {
                    action.on(part);
                    return null;
                });
            }
            try {
                for (int i = 0; i < parts.size(); i++) {
                    completion.take().get();
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                if (e.getCause() instanceof LocalServerException trouble) {
                    throw trouble;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
