package dev.quire.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the {@link Chromium}, started once for all of them. A test in which a page complained fails; pages do not
 * outlive their test.
 */
final class ChromiumExtension implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create("chromium");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Chromium resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return chromium(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Chromium chromium = chromium(context);
        try {
            assertThat(chromium.complaints()).as("what pages complained about").isEmpty();
        } finally {
            chromium.closePages();
        }
    }

    /** JUnit closes what its root store holds when the last test is done. */
    private static Chromium chromium(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Chromium.class, _ -> new Chromium(), Chromium.class);
    }
}
