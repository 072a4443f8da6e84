package dev.quire.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The machine's own Chromium, headless. Playwright is for one thread only, so this is too.
 *
 * <p>Everything a page complains about, such as a script error or a breach of its Content-Security-Policy, is kept in
 * {@link #complaints()}.
 */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> ARGUMENTS = List.of(
            // Tests often run as root in a container, where the sandbox cannot work.
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-default-apps",
            "--no-first-run");

    /** The kinds of screen that pages are made for. */
    enum Screen {
        DESKTOP(1280, 800, false),
        PHONE(390, 844, true);

        private final int width;
        private final int height;
        private final boolean touch;

        Screen(int width, int height, boolean touch) {
            this.width = width;
            this.height = height;
            this.touch = touch;
        }
    }

    private final Playwright playwright;
    private final Browser browser;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(onPath())
                        .setArgs(ARGUMENTS));
    }

    /** A page in a fresh profile: nothing stored, nothing shared with other pages. */
    Page newPage(Screen screen, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setHasTouch(screen.touch)
                .setIsMobile(screen.touch)
                .setColorScheme(scheme)
                .setLocale("en-US"));
        contexts.add(context);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(this::heed);
        return page;
    }

    Page newPage() {
        return newPage(Screen.DESKTOP, ColorScheme.LIGHT);
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Closes all pages and forgets their complaints. */
    void closePages() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        complaints.clear();
    }

    @Override
    public void close() {
        playwright.close();
    }

    private void heed(ConsoleMessage message) {
        // A connection that fails is what some tests are about, and the browser logs each.
        boolean network = message.text().contains("WebSocket connection")
                || message.text().contains("net::ERR_");
        if (message.type().equals("error") && !network) {
            complaints.add(message.text());
        }
    }

    private static Path onPath() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("These tests drive a real browser: put one of " + NAMES
                        + " on the PATH, on Debian with: apt-get install chromium"));
    }
}
