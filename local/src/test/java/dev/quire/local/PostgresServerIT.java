package dev.quire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
    @Test
    void rowsOutliveACrashAndAnOrderlyStop(@TempDir Path directory) throws Exception {
        try (PostgresServer postgres = new PostgresServer(directory, Ports.anyFree(), Durability.KEPT)) {
            postgres.start();
            execute(postgres, "CREATE TABLE words (word text)");
            execute(postgres, "INSERT INTO words VALUES ('before the crash')");

            postgres.kill();
            postgres.start();
            execute(postgres, "INSERT INTO words VALUES ('after the crash')");
            postgres.stop();
            postgres.start();

            assertThat(text(postgres, "SELECT string_agg(word, ', ') FROM words"))
                    .isEqualTo("before the crash, after the crash");
        }
    }

    @Test
    void anOrderlyStopDoesNotWaitForClients(@TempDir Path directory) throws Exception {
        try (PostgresServer postgres = new PostgresServer(directory, Ports.anyFree(), Durability.THROWAWAY)) {
            postgres.start();
            try (Connection idle = connection(postgres, postgres.password())) {
                postgres.stop();

                assertThat(postgres.isRunning()).isFalse();
                assertThat(Files.readString(postgres.log())).contains("database system is shut down");
                assertThat(idle.isValid(1)).isFalse();
            }
        }
    }

    @Test
    void nobodyEntersWithoutThePassword(@TempDir Path directory) throws Exception {
        try (PostgresServer postgres = new PostgresServer(directory, Ports.anyFree(), Durability.THROWAWAY)) {
            postgres.start();

            assertThatThrownBy(() -> connection(postgres, "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(directory.resolve("postgres/password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void aStartThatWasCutShortIsBegunAgain(@TempDir Path directory) throws Exception {
        Files.createDirectories(directory.resolve("postgres/data.unfinished"));
        Files.writeString(directory.resolve("postgres/data.unfinished/PG_VERSION"), "18");
        try (PostgresServer postgres = new PostgresServer(directory, Ports.anyFree(), Durability.THROWAWAY)) {
            postgres.start();

            assertThat(text(postgres, "SELECT lower('ÉTÉ')")).isEqualTo("été");
        }
    }

    private static void execute(PostgresServer postgres, String sql) throws SQLException {
        try (Connection connection = connection(postgres, postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(PostgresServer postgres, String query) throws SQLException {
        try (Connection connection = connection(postgres, postgres.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connection(PostgresServer postgres, String password) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), password);
    }
}
