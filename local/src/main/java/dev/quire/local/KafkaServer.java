package dev.quire.local;

import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * One Kafka broker, which is its own KRaft controller, in a JVM of its own on our class path and JDK. It listens on
 * 127.0.0.1 and creates no topic by itself.
 */
public final class KafkaServer extends LocalServer {
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ARCHIVING_STOP_TIMEOUT = Duration.ofSeconds(15);

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private final boolean archivesClasses;

    /**
     * @param directory of the whole stack; the broker's own is {@code kafka} in it
     * @param controllerPort nobody but the broker itself connects there; may differ from one start to the next
     */
    public KafkaServer(Path directory, int port, int controllerPort) {
        this(directory, port, controllerPort, false);
    }

    /**
     * @param archivesClasses whether the first orderly stop takes some seconds of CPU time to keep the loaded classes in
     *     a file, with which later starts need 1.3 instead of 2.2 s of it
     */
    KafkaServer(Path directory, int port, int controllerPort, boolean archivesClasses) {
        super("kafka", directory);
        this.directory = directory.toAbsolutePath().resolve(name());
        this.port = port;
        this.controllerPort = controllerPort;
        this.archivesClasses = archivesClasses;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String address() {
        return bootstrapServers();
    }

    @Override
    void prepare() throws IOException {
        Files.createDirectories(directory);
        try (Writer writer = Files.newBufferedWriter(configuration())) {
            properties().store(writer, null);
        }
    }

    @Override
    List<String> command() {
        List<String> command = archivesClasses ? JavaCommand.optimising("-Xmx256m") : JavaCommand.quick("-Xmx256m");
        if (archivesClasses) {
            command.add("-XX:+AutoCreateSharedArchive");
            command.add("-XX:SharedArchiveFile=" + archive());
        }
        command.add("-Dlogback.configurationFile=dev/quire/local/logback-kafka.xml");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(KafkaServerMain.class.getName(), configuration().toString()));
        return command;
    }

    @Override
    Duration stopTimeout() {
        return archivesClasses && !Files.exists(archive()) ? ARCHIVING_STOP_TIMEOUT : super.stopTimeout();
    }

    private Path archive() {
        return directory.resolve("classes.jsa");
    }

    @Override
    boolean serves() {
        if (!listens()) {
            return false;
        }
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PROBE_TIMEOUT.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PROBE_TIMEOUT.toMillis());
        try (Admin admin = Admin.create(settings)) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException | KafkaException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Much cheaper than a client of Kafka, which is for when somebody is there. */
    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private Path configuration() {
        return directory.resolve("server.properties");
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("log.dirs", directory.resolve("data").toString());
        properties.put("auto.create.topics.enable", "false");
        oneNode(properties);
        quickGroups(properties);
        return properties;
    }

    /** One node can hold one replica; a laptop needs neither fifty partitions of bookkeeping nor 128 MB to compact. */
    private static void oneNode(Properties properties) {
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            properties.put(topic + ".replication.factor", "1");
            properties.put(topic + ".num.partitions", "4");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
        // After a crash the node waits until the session of its former life has ended.
        properties.put("broker.session.timeout.ms", "3000");
        properties.put("broker.heartbeat.interval.ms", "1000");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        properties.put("group.coordinator.threads", "2");
    }

    /** A killed consumer is noticed after 6 s (45 by default), and a starting group waits for nobody. */
    private static void quickGroups(Properties properties) {
        for (String protocol : List.of("consumer", "streams")) {
            properties.put("group." + protocol + ".session.timeout.ms", "6000");
            properties.put("group." + protocol + ".min.session.timeout.ms", "6000");
            properties.put("group." + protocol + ".heartbeat.interval.ms", "1000");
            properties.put("group." + protocol + ".min.heartbeat.interval.ms", "1000");
        }
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("group.streams.initial.rebalance.delay.ms", "0");
    }
}
