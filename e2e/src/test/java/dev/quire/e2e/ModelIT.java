package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.quire.local.LocalStack;
import dev.quire.local.Service;
import dev.quire.local.ServiceProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What nothing else answers goes to a model, which the test plays. */
@ExtendWith({QuireExtension.class, ChromiumExtension.class})
class ModelIT {
    private ScriptedModel model;
    private ServiceProcess worker;
    private Page page;
    private ChatWidget chat;

    @BeforeEach
    void visit(Quire quire, Chromium chromium) throws InterruptedException {
        model = new ScriptedModel();
        LocalStack withModel = quire.withModel(model.baseUrl());
        quire.stack().service(Service.LLM_WORKER).stop();
        worker = withModel.service(Service.LLM_WORKER);
        worker.start();
        page = chromium.newPage();
        page.navigate(quire.page("/"));
        chat = new ChatWidget(page).open();
    }

    @AfterEach
    void leave() throws InterruptedException {
        worker.stop();
        model.close();
    }

    @Test
    void answerAppearsWhileItIsWrittenAndStays() throws InterruptedException {
        chat.say("Tell me about whales");
        assertThat(model.nextRequest().toString()).contains("Tell me about whales");

        model.say("Whales ");
        assertThat(chat.answers().locator(".bubble")).hasText("Whales ");
        model.say("are large.");
        assertThat(chat.answers().locator(".bubble")).hasText("Whales are large.");
        assertThat(page.locator(".answer[aria-busy=true]")).hasCount(1);
        chat.screenshot("model-streaming");
        model.finish();

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

        String request = model.nextRequest().toString();
        model.say("Large.");
        model.finish();

        assertThat(request).contains("Hello", "I'm here to help", "Tell me about whales");
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
        model.nextRequest();
        model.say("Whales ");
        assertThat(chat.answers().locator(".bubble")).hasText("Whales ");

        worker.kill();
        // The first request's thread notices that nobody listens only when it writes.
        model.say("lost ");
        model.finish();
        worker.start();
        model.nextRequest();
        model.say("Whales are large.");
        model.finish();

        chat.expectAnswers("Whales are large.");
    }
}
