package dev.quire.gateway;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A visitor's socket with nothing around it: single frames (RFC 6455) as they are on the wire, and little memory. */
final class BareSocket implements AutoCloseable {
    /** As Chromium sends it from another site, with the cookies of a shop. */
    private static final String HANDSHAKE = """
            GET /ws?from=%%2Fbooks%%2F42 HTTP/1.1
            Host: localhost:%d
            Connection: Upgrade
            Pragma: no-cache
            Cache-Control: no-cache
            User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36
            Upgrade: websocket
            Origin: http://localhost:4200
            Sec-WebSocket-Version: 13
            Accept-Encoding: gzip, deflate, br, zstd
            Accept-Language: de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7
            Cookie: basket=%s; consent=all; seen=42-43-44-45-46-47-48-49
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits

            """.replace("\n", "\r\n");

    private static final int LAST_TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int LONGER = 126;

    /** @param isWhole whether it is the first and the last of its message */
    record Frame(boolean isWhole, String text) {}

    private final Socket socket;

    private BareSocket(Socket socket) {
        this.socket = socket;
    }

    static BareSocket open(RunningGateway gateway) {
        try {
            BareSocket opened = new BareSocket(new Socket(InetAddress.getLoopbackAddress(), gateway.port()));
            opened.socket.setTcpNoDelay(true);
            opened.write(HANDSHAKE.formatted(gateway.port(), "b".repeat(200)).getBytes(StandardCharsets.US_ASCII));
            opened.readHead();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param text short, in ASCII */
    BareSocket send(String text) {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        if (payload.length >= LONGER) {
            throw new IllegalArgumentException("Too long for a short frame: " + text);
        }
        // A mask of zeros leaves the payload as it is.
        write(ByteBuffer.allocate(6 + payload.length)
                .put((byte) LAST_TEXT)
                .put((byte) (MASKED | payload.length))
                .putInt(0)
                .put(payload)
                .array());
        return this;
    }

    /** The next one. */
    Frame read() {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int first = in.readUnsignedByte();
            int length = in.readUnsignedByte();
            if (length == LONGER) {
                length = in.readUnsignedShort();
            }
            return new Frame(first == LAST_TEXT, new String(in.readNBytes(length), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("Ended after " + head);
            }
            head.append((char) next);
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("Not a socket: " + head);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
