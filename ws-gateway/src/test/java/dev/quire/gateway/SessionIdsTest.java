package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.SessionId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionIdsTest {
    @Test
    void newSessionsLandWhereTheyAreWelcome() {
        SessionIds ids = new SessionIds(session -> session.value().endsWith("A"));

        assertThat(IntStream.range(0, 100).mapToObj(_ -> ids.newSocketSession().value()))
                .doesNotHaveDuplicates()
                .allMatch(SessionIds::isSocketSession)
                .allMatch(value -> value.endsWith("A"));
        assertThat(IntStream.range(0, 100).mapToObj(_ -> ids.newCallersId()))
                .doesNotHaveDuplicates()
                .allMatch(SessionIds::isCallersId)
                .allMatch(text -> SessionIds.httpSession(text).value().endsWith("A"));
    }

    @Test
    void sessionIsNamedEvenIfItIsWelcomeNowhere() {
        SessionId session = new SessionIds(_ -> false).newSocketSession();

        assertThat(session.value()).matches("ws-[A-Za-z0-9_-]{22}");
    }
}
