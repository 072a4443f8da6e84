package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundle that visitors get is in the repository, so that the build needs no Node: it must not fall behind its modules. */
class WidgetBundleTest {
    private static final Path CHAT = Path.of("src/main/resources/static/chat");

    @Test
    void bundleIsOfTheModulesBesideIt() throws IOException {
        String bundle = Files.readString(CHAT.resolve("bundle.js"));

        assertThat(bundle.lines().findFirst().orElseThrow())
                .as("after a change in static/chat call ws-gateway/bundle-widget.sh")
                .endsWith("Modules: sha256 " + sha256(listing().getBytes(StandardCharsets.UTF_8)));
    }

    /** As {@code sha256sum ./*.js styles/*.js} prints it, in the script. */
    private static String listing() throws IOException {
        StringBuilder listing = new StringBuilder();
        for (String module : Stream.concat(modules("./"), modules("styles/")).toList()) {
            listing.append(sha256(Files.readAllBytes(CHAT.resolve(module))))
                    .append("  ")
                    .append(module)
                    .append('\n');
        }
        return listing.toString();
    }

    private static Stream<String> modules(String folder) throws IOException {
        try (Stream<Path> files = Files.list(CHAT.resolve(folder))) {
            List<String> names = files.map(file -> folder + file.getFileName())
                    .filter(name -> name.endsWith(".js") && !name.equals("./bundle.js"))
                    .sorted()
                    .toList();
            return names.stream();
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
