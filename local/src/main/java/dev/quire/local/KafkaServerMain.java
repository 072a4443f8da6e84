package dev.quire.local;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's process: formats the data directory if it is new, then runs Kafka, without a second JVM start. */
final class KafkaServerMain {
    private KafkaServerMain() {}

    /** @param arguments the path of server.properties */
    public static void main(String[] arguments) throws IOException {
        String configuration = arguments[0];
        if (!Files.exists(dataDirectory(configuration).resolve("meta.properties"))) {
            String clusterId = Uuid.randomUuid().toString();
            int exitCode = StorageTool.execute(
                    new String[] {"format", "--cluster-id", clusterId, "--config", configuration}, System.out);
            if (exitCode != 0) {
                System.exit(exitCode);
            }
        }
        Kafka.main(new String[] {configuration});
    }

    private static Path dataDirectory(String configuration) throws IOException {
        Properties properties = new Properties();
        try (InputStream input = new FileInputStream(configuration)) {
            properties.load(input);
        }
        return Path.of(properties.getProperty("log.dirs"));
    }
}
