package dev.quire.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's programs, unpacked, and how to run them as somebody who is not root, since they refuse to serve root. */
final class PostgresPrograms {
    private static final List<String> USER_NAMESPACE = List.of("unshare", "--user");

    /** 65534 is "nobody" on every Linux. */
    private static final List<String> NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private final Path directory;
    private final List<String> prefix;

    private PostgresPrograms(Path directory, List<String> prefix) {
        this.directory = directory;
        this.prefix = prefix;
    }

    /**
     * An ordinary user runs the programs as they are. Root runs them in a user namespace of their own, where it is
     * nobody but still owns its files; where that is not permitted, as the user nobody, who then gets the files.
     *
     * @param dataDirectory where the server's files are
     */
    static PostgresPrograms forUseIn(Path dataDirectory) throws IOException, InterruptedException {
        if (!isRoot()) {
            return new PostgresPrograms(unpacked(BinaryCache.ofThisUser()), List.of());
        }
        if (succeeds(USER_NAMESPACE, "true")) {
            return new PostgresPrograms(unpacked(BinaryCache.ofThisUser()), USER_NAMESPACE);
        }
        Path programs = unpacked(new BinaryCache(Path.of("/var/cache/quire")));
        if (succeeds(List.of("chown", "-R", "65534:65534"), dataDirectory.toString())
                && succeeds(NOBODY, "test", "-w", dataDirectory.toString())) {
            return new PostgresPrograms(programs, NOBODY);
        }
        throw new LocalServerException("PostgreSQL does not run as root, and here it can neither get a user namespace"
                + " nor work in " + dataDirectory + " as the user nobody. Run this as an ordinary user, choose a data"
                + " directory below /var/lib or /tmp, or set POSTGRES_URL to a server that runs already.");
    }

    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static Path unpacked(BinaryCache cache) throws IOException {
        return cache.archive(
                switch (System.getProperty("os.arch")) {
                    case "amd64" -> "postgres-linux-x86_64.txz";
                    case "aarch64" -> "postgres-linux-arm_64.txz";
                    default ->
                        throw new LocalServerException("No PostgreSQL for " + System.getProperty("os.arch")
                                + " comes with Quire: set POSTGRES_URL to a server that runs already.");
                });
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static boolean succeeds(List<String> prefix, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
