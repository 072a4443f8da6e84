package dev.quire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private final PrintWriter out = new PrintWriter(new StringWriter());

    @TempDir
    private Path path;

    @Test
    void forgetsWhatARunMadeAndNothingElse() throws Exception {
        Files.createDirectories(path.resolve("kafka/data/chat.messages-0"));
        Files.writeString(path.resolve("kafka/data/chat.messages-0/0.log"), "records");
        Files.writeString(path.resolve("token-secret"), "secret");
        Files.writeString(path.resolve("the-users-own.txt"), "dear diary");
        try (DataDirectory directory = DataDirectory.take(path, out)) {
            directory.forget();
        }

        assertThat(path.resolve("kafka")).doesNotExist();
        assertThat(path.resolve("token-secret")).doesNotExist();
        assertThat(path.resolve("the-users-own.txt")).hasContent("dear diary");
    }

    @Test
    void theLogOfTheFormerRunIsKeptAndOlderOnesAreNot() throws Exception {
        Files.createDirectories(path.resolve("logs"));
        Files.writeString(path.resolve("logs/kafka.log"), "former");
        Files.writeString(path.resolve("logs/kafka.log.1"), "older");

        DataDirectory.take(path, out).close();

        assertThat(path.resolve("logs/kafka.log")).doesNotExist();
        assertThat(path.resolve("logs/kafka.log.1")).hasContent("former");
    }

    @Test
    void isHeldByOneAtATime() throws Exception {
        try (DataDirectory held = DataDirectory.take(path, out)) {
            // Another process gets a LocalServerException; within one JVM Java itself objects.
            assertThatThrownBy(() -> DataDirectory.take(held.path(), out))
                    .isInstanceOf(OverlappingFileLockException.class);
        }
        DataDirectory.take(path, out).close();
    }

    @Test
    void aSecretIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
        Path file = path.resolve("folder/secret");

        String secret = SecretFile.readOrCreate(file);

        assertThat(secret).matches("[0-9a-f]{64}");
        assertThat(SecretFile.readOrCreate(file)).isEqualTo(secret);
        assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, OWNER_WRITE]");
    }
}
