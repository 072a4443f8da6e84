package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.quire.local.LocalServer;
import dev.quire.local.Service;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process dies without a word in the middle of a conversation and comes back. Each message that the visitor wrote, before
 * and meanwhile, has its reply in the page exactly once.
 */
@ExtendWith({QuireExtension.class, ChromiumExtension.class})
class RestartIT {
    private static final double PATIENCE_MS = 60_000;

    /** One question for each way through the system, and how its answer begins. */
    private static final List<String> QUESTIONS =
            List.of("Which cards do you take?", "Where is order #123456?", "What is the meaning of this?");

    private static final List<String> ANSWERS =
            List.of("We accept Visa", "Your order #123456 is ", "I'm not sure about that.");

    private Page page;
    private ChatWidget chat;

    @BeforeEach
    void visit(Quire quire, Chromium chromium) {
        page = chromium.newPage();
        page.navigate(quire.page("/"));
        chat = new ChatWidget(page).open();
    }

    @AfterEach
    void mend(Quire quire) throws InterruptedException {
        quire.startWhatIsDown();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void killedServiceLosesAndDoublesNothing(Service service, Quire quire) throws InterruptedException {
        loseAndDoubleNothing(quire.stack().service(service));
    }

    @Test
    void killedKafkaLosesAndDoublesNothing(Quire quire) throws InterruptedException {
        loseAndDoubleNothing(quire.stack().kafka().orElseThrow());
    }

    @Test
    void killedDatabaseLosesAndDoublesNothing(Quire quire) throws InterruptedException {
        loseAndDoubleNothing(quire.stack().postgres().orElseThrow());
    }

    @Test
    void killedHistoryLosesAndDoublesNothing(Quire quire) throws InterruptedException {
        LocalServer redis = quire.stack().redis().orElseThrow();
        askAll();
        redis.kill();
        askAll();
        redis.start();
        askAll();

        expectEachAnswerOnce(3);
    }

    private void loseAndDoubleNothing(LocalServer part) throws InterruptedException {
        askAll();
        part.kill();
        askAll();
        part.start();
        askAll();

        expectEachAnswerOnce(3);
        // What the history holds, too.
        page.reload();
        chat.open();
        expectEachAnswerOnce(3);
    }

    private void askAll() {
        QUESTIONS.forEach(chat::say);
    }

    private void expectEachAnswerOnce(int rounds) {
        int expected = rounds * QUESTIONS.size();
        assertThat(page.locator(".own[data-delivery=accepted]"))
                .hasCount(expected, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MS));
        assertThat(chat.answers()).hasCount(expected, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MS));
        List<String> unexplained = new ArrayList<>(chat.answerTexts());
        for (String answer : ANSWERS) {
            assertThat(unexplained.stream().filter(text -> text.startsWith(answer)))
                    .as("answers that begin with '%s'", answer)
                    .hasSize(rounds);
        }
        assertThat(chat.messages().locator(".bubble").allTextContents())
                .as("the visitor's messages")
                .hasSize(expected);
    }
}
