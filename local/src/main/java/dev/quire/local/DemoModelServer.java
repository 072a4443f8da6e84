package dev.quire.local;

import dev.quire.local.demo.DemoModel;
import dev.quire.local.demo.DemoModelMain;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The {@link DemoModel} in a JVM of its own, for stacks that shall answer without a language model. */
public final class DemoModelServer extends LocalServer {
    static final int USUAL_PORT = 8089;

    private static final int PROBE_TIMEOUT_MS = 2_000;

    private final int port;

    DemoModelServer(Path directory, int port) {
        super("demo-model", directory);
        this.port = port;
    }

    /** What llm-worker is told as OPENAI_BASE_URL. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port + "/v1";
    }

    @Override
    public String address() {
        return baseUrl();
    }

    @Override
    void prepare() {}

    @Override
    List<String> command() {
        List<String> command = JavaCommand.quick("-Xmx48m");
        // Else a small piece waits for the acknowledgement of the one before.
        command.add("-Dsun.net.httpserver.nodelay=true");
        // Else it closes what is idle beyond 200, just when a client sends its next request.
        command.add("-Dsun.net.httpserver.maxIdleConnections=5000");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(DemoModelMain.class.getName(), Integer.toString(port)));
        return command;
    }

    @Override
    boolean serves() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(baseUrl() + "/models").toURL().openConnection();
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
