package dev.quire.gateway;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hangs up on whoever was answered before all of the body was there. Tomcat itself would wait for the rest, with a thread,
 * for as long as it trickles in.
 */
final class UnreadBodyValve extends ValveBase {
    private static final Logger log = LoggerFactory.getLogger(UnreadBodyValve.class);

    /** Of what has come already, so that whoever sent little hears the answer and keeps the connection. */
    private static final int MAX_DISCARDED = 1 << 20;

    UnreadBodyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (!request.isAsync() && !isAllThere(request)) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** Without waiting. */
    private static boolean isAllThere(Request request) {
        try {
            InputStream body = request.getStream();
            byte[] buffer = new byte[1_024];
            for (int discarded = 0; !request.isFinished() && discarded < MAX_DISCARDED && body.available() > 0; ) {
                discarded += Math.max(1, body.read(buffer));
            }
        } catch (IOException e) {
            log.debug("The client broke off", e);
        }
        return request.isFinished();
    }
}
