package dev.quire.local;

import dev.quire.local.demo.DemoModel;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the services are told through environment variables.
 *
 * @param sampleData whether the database is the stack's own, to be filled with sample orders
 * @param demoModel the scripted model's base URL, if there is one
 */
record ServiceEnvironment(
        StackSettings settings,
        String kafkaBootstrapServers,
        PostgresAccess postgres,
        boolean sampleData,
        String redisUri,
        Optional<String> demoModel) {

    private static final String LOOPBACK = "127.0.0.0/8,::1";

    /** @param name of the process; that of the module, unless the service runs twice */
    Map<String, String> of(String name, Service service, int port) {
        Map<String, String> environment = new HashMap<>(defaults(service));
        environment.putAll(settings.environment());
        environment.put("PORT", Integer.toString(port));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrapServers);
        switch (service) {
            case WS_GATEWAY, HISTORY_SINK -> environment.put("REDIS_URL", redisUri);
            case ORDER_ENRICHER -> {
                environment.put("POSTGRES_URL", postgres.jdbcUrl());
                environment.put("POSTGRES_USER", postgres.user());
                environment.put("POSTGRES_PASSWORD", postgres.password());
            }
            case INTENT_PROCESSOR ->
                environment.put(
                        "STATE_DIRECTORY", settings.directory().resolve(name).toString());
            case LLM_WORKER ->
                demoModel.ifPresent(baseUrl -> {
                    environment.put("OPENAI_BASE_URL", baseUrl);
                    environment.put("OPENAI_API_KEY", ""); // A real one is nobody's business here.
                    environment.put("OPENAI_MODEL", DemoModel.NAME);
                });
        }
        return environment;
    }

    /** What the settings may say otherwise. Nothing but this machine reaches the services unless somebody wants that. */
    private Map<String, String> defaults(Service service) {
        Map<String, String> defaults = new HashMap<>(Map.of("SERVER_ADDRESS", "127.0.0.1"));
        if (service == Service.WS_GATEWAY) {
            defaults.put("QUIRE_TOKEN_SECRET", tokenSecret());
            // Load testers and tests all come from this machine, and nobody else gets in.
            defaults.put("QUIRE_GATEWAY_LIMITS_EXEMPTADDRESSES", LOOPBACK);
        }
        if (service == Service.ORDER_ENRICHER && sampleData) {
            defaults.put("QUIRE_SAMPLE_DATA", "true");
        }
        return defaults;
    }

    /** Kept with the data, so that a visitor's token is still good after a restart. */
    private String tokenSecret() {
        try {
            return SecretFile.readOrCreate(settings.directory().resolve("token-secret"));
        } catch (IOException e) {
            throw new LocalServerException("Cannot keep the gateway's secret: " + e.getMessage(), e);
        }
    }

    /** Without the secrets of its parts. */
    @Override
    public String toString() {
        return "ServiceEnvironment[" + settings + "]";
    }
}
