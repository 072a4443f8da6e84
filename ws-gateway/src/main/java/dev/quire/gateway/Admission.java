package dev.quire.gateway;

import dev.quire.gateway.RateBuckets.Rate;
import dev.quire.schemas.SessionId;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * How much one address, one socket and one session may ask for. Whoever is exempt may ask for anything. Safe for use by
 * many threads.
 */
final class Admission {
    private final int connectionsPerAddress;
    private final RateBuckets addresses;
    private final RateBuckets sessions;
    private final RateBuckets sockets;
    private final RateBuckets conversations;

    /** Places taken, by address. Who is not let in takes none, so that trying again does not keep oneself out. */
    private final ConcurrentMap<String, Integer> connections = new ConcurrentHashMap<>();

    Admission(GatewayProperties.Limits limits, InstantSource clock) {
        connectionsPerAddress = limits.connectionsPerAddress();
        addresses =
                new RateBuckets(new Rate(limits.addressBurst(), limits.addressPerMinute()), limits.maxTracked(), clock);
        sockets = new RateBuckets(new Rate(limits.socketBurst(), limits.socketPerMinute()), 1, clock);
        sessions =
                new RateBuckets(new Rate(limits.sessionBurst(), limits.sessionPerMinute()), limits.maxTracked(), clock);
        conversations = new RateBuckets(
                new Rate(limits.conversationBurst(), limits.conversationPerMinute()), limits.maxTracked(), clock);
    }

    /**
     * A handshake or a {@code POST /chat}, before anything of it is read.
     *
     * @return zero if it may go on, otherwise how long to wait
     */
    Duration request(ClientAddress from) {
        return from.exempt() ? Duration.ZERO : addresses.take(from.key());
    }

    /** The beginning of a conversation, or a new session for each message would lift the limit of a session. */
    Duration conversation(ClientAddress from) {
        return from.exempt() ? Duration.ZERO : conversations.take(from.key());
    }

    /** A message, before {@link #message}: it begins a conversation unless its session was heard of lately. */
    Duration conversation(ClientAddress from, SessionId session) {
        return sessions.knows(session.value()) ? Duration.ZERO : conversation(from);
    }

    /** A message, whose session is known. */
    Duration message(ClientAddress from, SessionId session) {
        return from.exempt() ? Duration.ZERO : sessions.take(session.value());
    }

    /** Begins to count a socket; to be ended with {@link Socket#close}. */
    Socket open(ClientAddress from) {
        return new Socket(from);
    }

    private boolean takePlace(String address) {
        boolean hasRoom = connections.merge(address, 1, Integer::sum) <= connectionsPerAddress;
        if (!hasRoom) {
            givePlaceBack(address);
        }
        return hasRoom;
    }

    private void givePlaceBack(String address) {
        connections.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
    }

    /** One socket's share. */
    final class Socket {
        private final ClientAddress from;
        private final @Nullable Bucket frames;
        private final boolean admitted;

        private Socket(ClientAddress from) {
            this.from = from;
            this.frames = from.exempt() ? null : sockets.newBucket();
            this.admitted = from.exempt() || takePlace(from.key());
        }

        /** Whether the address had room for it. */
        boolean isAdmitted() {
            return admitted;
        }

        /** A frame, before it is parsed. */
        Duration frame() {
            if (frames == null) {
                return Duration.ZERO;
            }
            Duration wait = RateBuckets.takeFrom(frames);
            return wait.isZero() ? request(from) : wait;
        }

        Duration conversation() {
            return Admission.this.conversation(from);
        }

        Duration message(SessionId session) {
            return Admission.this.message(from, session);
        }

        /** Once. */
        void close() {
            if (admitted && !from.exempt()) {
                givePlaceBack(from.key());
            }
        }
    }
}
