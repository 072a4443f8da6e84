package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.SessionId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final ClientAddress HOME = new ClientAddress("203.0.113.7", false);
    private static final ClientAddress OFFICE = new ClientAddress("203.0.113.8", false);
    private static final ClientAddress LOAD_TEST = new ClientAddress("127.0.0.1", true);

    private final ManualClock clock = new ManualClock();
    private final Admission admission = new Admission(LimitsOf.strict(), clock);

    @Test
    void addressHasRoomForSoManySocketsAtOnce() {
        Admission.Socket first = admission.open(HOME);
        assertThat(first.isAdmitted()).isTrue();
        assertThat(admission.open(HOME).isAdmitted()).isTrue();
        Admission.Socket third = admission.open(HOME);
        assertThat(third.isAdmitted()).isFalse();
        assertThat(admission.open(OFFICE).isAdmitted()).isTrue();

        third.close();
        first.close();

        assertThat(admission.open(HOME).isAdmitted()).isTrue();
    }

    @Test
    void socketThatWasTurnedAwayTakesNoPlace() {
        Admission.Socket first = admission.open(HOME);
        admission.open(HOME);
        Admission.Socket turnedAway = admission.open(HOME);
        admission.open(HOME);

        first.close();
        assertThat(admission.open(HOME).isAdmitted()).isTrue();
        turnedAway.close();
        assertThat(admission.open(HOME).isAdmitted()).isFalse();
    }

    @Test
    void socketHasItsOwnLimitWithinItsAddresss() {
        Admission.Socket noisy = admission.open(HOME);
        Admission.Socket quiet = admission.open(HOME);
        for (int i = 0; i < 4; i++) {
            assertThat(noisy.frame()).isZero();
        }

        assertThat(noisy.frame()).as("the fifth of the socket").isPositive();
        assertThat(quiet.frame()).as("the fifth of the address").isZero();
        assertThat(quiet.frame()).as("the sixth of the address").isPositive();
        assertThat(admission.request(HOME)).isPositive();
        assertThat(admission.request(OFFICE)).isZero();
    }

    @Test
    void sessionsMessagesAreCountedWhereverTheyComeFrom() {
        SessionId session = new SessionId("ws-one");
        assertThat(admission.message(HOME, session)).isZero();
        assertThat(admission.message(HOME, session)).isZero();
        assertThat(admission.message(OFFICE, session)).isZero();

        Duration wait = admission.message(OFFICE, session);

        assertThat(wait).isPositive();
        clock.advance(wait);
        assertThat(admission.message(HOME, session)).isZero();
    }

    @Test
    void addressBeginsSoManyConversations() {
        Admission.Socket socket = admission.open(HOME);
        assertThat(socket.conversation()).isZero();
        assertThat(admission.conversation(HOME, new SessionId("http-one"))).isZero();

        Duration wait = socket.conversation();

        assertThat(wait).isPositive();
        assertThat(admission.conversation(HOME, new SessionId("http-two"))).isPositive();
        assertThat(admission.conversation(OFFICE, new SessionId("http-two"))).isZero();
        clock.advance(wait);
        assertThat(socket.conversation()).isZero();
    }

    @Test
    void conversationThatGoesOnIsNotBegunAgain() {
        SessionId session = new SessionId("http-one");
        for (int i = 0; i < 3; i++) {
            assertThat(admission.conversation(HOME, session)).isZero();
            assertThat(admission.message(HOME, session)).isZero();
        }

        assertThat(admission.conversation(HOME, new SessionId("http-two"))).isZero();
        assertThat(admission.conversation(HOME, new SessionId("http-three"))).isPositive();
    }

    @Test
    void exemptAddressMayDoAnything() {
        for (int i = 0; i < 100; i++) {
            Admission.Socket socket = admission.open(LOAD_TEST);
            assertThat(socket.isAdmitted()).isTrue();
            assertThat(socket.frame()).isZero();
            assertThat(socket.conversation()).isZero();
            assertThat(socket.message(new SessionId("ws-one"))).isZero();
            assertThat(admission.request(LOAD_TEST)).isZero();
        }
    }
}
