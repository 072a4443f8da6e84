package dev.quire.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds TCP ports on 127.0.0.1. */
public final class Ports {
    /** Below 32768, where Linux takes the ports of outgoing connections from: a stopped server gets its port again. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;
    private static final int ATTEMPTS = 1_000;

    private Ports() {}

    /** The preferred port if nobody listens on it, else any that is free. */
    public static int preferring(int port) {
        return isFree(port) ? port : anyFree();
    }

    public static int anyFree() {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port found between " + FIRST + " and " + LAST);
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
