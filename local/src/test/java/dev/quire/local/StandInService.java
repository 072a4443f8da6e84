package dev.quire.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Runs in place of a service: is ready at once, tells its environment, and ends when told to. */
final class StandInService {
    private StandInService() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("the stand-in says hello");
        if ("true".equals(System.getenv("STAND_IN_FAILS"))) {
            System.out.println("the stand-in fails");
            System.exit(3);
        }
        int port = Integer.parseInt(Objects.requireNonNull(System.getenv("PORT")));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        answer(server, "/actuator/health/readiness", "UP");
        answer(server, "/environment", System.getenv().toString());
        server.createContext("/end", _ -> System.exit(3));
        server.start();
    }

    private static void answer(HttpServer server, String path, String text) {
        server.createContext(path, exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream output = exchange.getResponseBody()) {
                output.write(body);
            }
        });
    }

    /** Makes a folder that looks like the repository with all services built. */
    static void writeJars(Path repository) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                StandInService.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
        for (Service service : Service.values()) {
            Path target = repository.resolve(service.module()).resolve("target");
            Files.createDirectories(target);
            Path jar = target.resolve(service.module() + "-0.1.0-SNAPSHOT.jar");
            try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                output.finish();
            }
        }
    }
}
