package dev.quire.intents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedRocksDbTest {
    private static final byte[] VALUE = new byte[600];

    /** Of all partitions together: three times the budget for write buffers. */
    private static final int VALUES = 80_000;

    private static final int VALUES_OF_A_PARTITION = 100;

    /**
     * RocksDB counts its files, those of an empty store too: the newest one had number 10 when this was written, and 26 to 42 with
     * write buffers that take 1 MB at a time.
     */
    private static final int MOST_FILES = 16;

    /** Files that hold next to nothing have to be merged again and again. */
    @Test
    void writeBuffersAreFilledBeforeTheyAreWritten(@TempDir Path directory) throws IOException {
        List<OpenStore> partitions = IntStream.range(0, TopicCatalogue.PARTITIONS)
                .mapToObj(partition -> new OpenStore(directory.resolve(Integer.toString(partition))))
                .toList();
        try {
            for (int number = 0; number < VALUES; number++) {
                String key = "session/" + number / partitions.size() % VALUES_OF_A_PARTITION;
                partitions.get(number % partitions.size()).put(key, VALUE, Instant.parse("2026-11-28T10:00:00Z"));
            }

            try (Stream<Path> files = Files.walk(directory)) {
                assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".sst")))
                        .isNotEmpty()
                        .allMatch(name -> Integer.parseInt(name.replace(".sst", "")) <= MOST_FILES);
            }
        } finally {
            partitions.forEach(OpenStore::close);
        }
    }
}
