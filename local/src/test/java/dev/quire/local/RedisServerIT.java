package dev.quire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerIT {
    @Test
    void keptDataOutlivesACrashAndAnOrderlyStop(@TempDir Path directory) throws Exception {
        try (RedisServer redis = new RedisServer(directory, Ports.anyFree(), Durability.KEPT)) {
            redis.start();
            assertThat(ask(redis, "SET word kept")).isEqualTo("+OK");

            redis.kill();
            redis.start();
            redis.stop();
            redis.start();

            assertThat(ask(redis, "STRLEN word")).isEqualTo(":4");
        }
    }

    @Test
    void throwawayDataOutlivesAnOrderlyStop(@TempDir Path directory) throws Exception {
        try (RedisServer redis = new RedisServer(directory, Ports.anyFree(), Durability.THROWAWAY)) {
            redis.start();
            assertThat(ask(redis, "SET word kept")).isEqualTo("+OK");

            redis.stop();
            redis.start();

            assertThat(ask(redis, "STRLEN word")).isEqualTo(":4");
        }
    }

    private static String ask(RedisServer redis, String command) throws IOException {
        URI uri = URI.create(redis.uri());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
