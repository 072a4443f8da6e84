package dev.quire.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What {@link LocalStack} starts, and where.
 *
 * @param repository the folder with the modules, whose jars are built
 * @param directory for data and logs; created if missing
 * @param ports usual ones where they are free, or any
 * @param gatewayPort where visitors come in; must be free. Empty: as {@code ports} says
 * @param kafkaBootstrapServers an existing Kafka to use instead of starting one
 * @param postgres an existing database to use
 * @param redisUri an existing Redis to use
 * @param environment variables for the services. Those that the stack sets itself win, except QUIRE_TOKEN_SECRET,
 *     QUIRE_SAMPLE_DATA and SERVER_ADDRESS
 * @param demoModel whether llm-worker asks a scripted model that the stack starts, whatever the environment says
 */
public record StackSettings(
        Path repository,
        Path directory,
        Durability durability,
        PortChoice ports,
        Optional<Integer> gatewayPort,
        Optional<String> kafkaBootstrapServers,
        Optional<PostgresAccess> postgres,
        Optional<String> redisUri,
        Map<String, String> environment,
        boolean demoModel) {

    public StackSettings {
        repository = repository.toAbsolutePath();
        directory = directory.toAbsolutePath();
        environment = Map.copyOf(environment);
    }

    /** Without the demo model. */
    public StackSettings(
            Path repository,
            Path directory,
            Durability durability,
            PortChoice ports,
            Optional<Integer> gatewayPort,
            Optional<String> kafkaBootstrapServers,
            Optional<PostgresAccess> postgres,
            Optional<String> redisUri,
            Map<String, String> environment) {
        this(
                repository,
                directory,
                durability,
                ports,
                gatewayPort,
                kafkaBootstrapServers,
                postgres,
                redisUri,
                environment,
                false);
    }

    /** Servers of its own on free ports, with data that is thrown away. */
    public static StackSettings forTests(Path repository, Path directory, Map<String, String> environment) {
        return new StackSettings(
                repository,
                directory,
                Durability.THROWAWAY,
                PortChoice.ANY_FREE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                environment);
    }

    /** Without the environment, which holds keys. */
    @Override
    public String toString() {
        return "StackSettings[" + directory + "]";
    }

    /** Which ports the parts get whose port nobody has to know beforehand. */
    public enum PortChoice {
        USUAL_IF_FREE,
        ANY_FREE;

        int port(int usual) {
            return switch (this) {
                case USUAL_IF_FREE -> Ports.preferring(usual);
                case ANY_FREE -> Ports.anyFree();
            };
        }
    }
}
