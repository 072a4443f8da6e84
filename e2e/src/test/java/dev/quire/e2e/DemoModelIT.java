package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.quire.local.Service;
import dev.quire.local.ServiceProcess;
import dev.quire.local.demo.DemoModel;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code ./quire up --demo-model} shows: a model that writes at its own pace and looks things up. */
@ExtendWith({QuireExtension.class, ChromiumExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoModelIT {
    private DemoModel model;
    private ServiceProcess worker;
    private ChatWidget chat;

    @BeforeAll
    void giveTheWorkerAModel(Quire quire) throws IOException, InterruptedException {
        model = new DemoModel(0, DemoModel.Tempo.LIFELIKE);
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
        Page page = chromium.newPage();
        page.navigate(quire.page("/"));
        chat = new ChatWidget(page).open();
    }

    @Test
    void answerAppearsWordByWordAndSaysThatItIsADemo() {
        chat.say("My grandmother is learning about bees before summer");

        assertThat(chat.page().locator(".answer[aria-busy=true]"))
                .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
        chat.screenshot("demo-model-writing");
        assertThat(chat.answers().last().locator(".bubble"))
                .hasText(
                        Pattern.compile("^Demo answer: .{20,}"),
                        new LocatorAssertions.HasTextOptions().setTimeout(20_000));
        assertThat(chat.page().locator(".answer[aria-busy=true]"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
        chat.screenshot("demo-model-answer");
    }
}
