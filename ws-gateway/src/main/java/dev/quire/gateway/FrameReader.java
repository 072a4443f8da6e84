package dev.quire.gateway;

import dev.quire.schemas.EventJson;
import dev.quire.schemas.MalformedEventException;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.RejectCode;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidTypeIdException;

/** Reads what a client sent. */
final class FrameReader {
    private FrameReader() {}

    static SocketInput read(String text) {
        // Jackson would also take ["ping", {}] for a ping.
        if (!text.stripLeading().startsWith("{")) {
            return new SocketInput.BadFrame(null, RejectCode.MALFORMED, "Not a JSON object");
        }
        try {
            return new SocketInput.Received(EventJson.read(text.getBytes(StandardCharsets.UTF_8), ClientFrame.class));
        } catch (MalformedEventException e) {
            boolean unknownType = e.getCause() instanceof InvalidTypeIdException type && type.getTypeId() != null;
            return new SocketInput.BadFrame(
                    idIn(text),
                    unknownType ? RejectCode.UNKNOWN_TYPE : RejectCode.MALFORMED,
                    Objects.requireNonNullElse(e.getMessage(), "Malformed"));
        }
    }

    /** The message id of a frame that is wrong elsewhere, so that the client knows which of its messages failed. */
    private static @Nullable MessageId idIn(String text) {
        try {
            return MessageId.parse(EventJson.MAPPER.readTree(text).path("id").asString(""));
        } catch (JacksonException | IllegalArgumentException noId) {
            return null;
        }
    }
}
