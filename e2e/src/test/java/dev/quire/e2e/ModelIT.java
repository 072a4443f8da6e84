package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.quire.local.Service;
import dev.quire.local.ServiceProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What nothing else answers goes to a model, which the test plays. */
@ExtendWith({QuireExtension.class, ChromiumExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelIT {
    private ScriptedModel model;
    private ServiceProcess worker;
    private Page page;
    private ChatWidget chat;

    @BeforeAll
    void giveTheWorkerAModel(Quire quire) throws InterruptedException {
        model = new ScriptedModel();
        worker = quire.withModel(model.baseUrl()).service(Service.LLM_WORKER);
        quire.stack().service(Service.LLM_WORKER).stop();
        worker.start();
    }

    @AfterAll
    void takeItAway() throws InterruptedException {
        worker.stop();
        model.close();
    }

    @BeforeEach
    void visit(Quire quire, Chromium chromium) {
        model.reset();
        page = chromium.newPage();
        page.navigate(quire.page("/"));
        chat = new ChatWidget(page).open();
    }

    @Test
    void answerAppearsWhileItIsWrittenAndStays() throws InterruptedException {
        chat.say("Tell me about whales");
        ScriptedModel.Question question = model.nextQuestion();
        assertThat(question.request().toString()).contains("Tell me about whales");

        question.say("Whales ");
        assertThat(chat.answers().locator(".bubble")).hasText("Whales ");
        question.say("are large.");
        assertThat(chat.answers().locator(".bubble")).hasText("Whales are large.");
        assertThat(page.locator(".answer[aria-busy=true]")).hasCount(1);
        chat.screenshot("model-streaming");
        question.finish();

        chat.expectAnswers("Whales are large.");
        page.reload();
        chat.open();
        chat.expectAnswers("Whales are large.");
    }

    @Test
    void modelHearsWhatWasSaidBefore() throws InterruptedException {
        chat.say("Hello");
        assertThat(chat.answers()).hasCount(1);
        chat.say("Tell me about whales");

        ScriptedModel.Question question = model.nextQuestion();
        question.say("Large.");
        question.finish();

        assertThat(question.request().toString()).contains("Hello", "I'm here to help", "Tell me about whales");
        assertThat(chat.answers()).hasCount(2);
    }

    @Test
    void failingModelEndsInTheFallback() {
        model.failWith(400);

        chat.say("Tell me about whales");

        chat.expectAnswers("I'm not sure about that. Please contact support@bookstore.com for assistance.");
    }

    @Test
    void workerKilledInTheMiddleOfAnAnswerLeavesExactlyOne() throws InterruptedException {
        chat.say("Tell me about whales");
        ScriptedModel.Question first = model.nextQuestion();
        first.say("Whales ");
        assertThat(chat.answers().locator(".bubble")).hasText("Whales ");

        worker.kill();
        first.finish();
        worker.start();
        ScriptedModel.Question again = model.nextQuestion();
        again.say("Whales are large.");
        again.finish();

        chat.expectAnswers("Whales are large.");
    }
}
