package dev.quire.local;

/** The five services, in the order in which a message may pass them. */
public enum Service {
    WS_GATEWAY("ws-gateway", 8080),
    INTENT_PROCESSOR("intent-processor", 8081),
    ORDER_ENRICHER("order-enricher", 8082),
    LLM_WORKER("llm-worker", 8083),
    HISTORY_SINK("history-sink", 8084);

    private final String module;
    private final int usualPort;

    Service(String module, int usualPort) {
        this.module = module;
        this.usualPort = usualPort;
    }

    /** The folder in the repository, and the beginning of the jar's name. */
    public String module() {
        return module;
    }

    public int usualPort() {
        return usualPort;
    }
}
