package dev.quire.e2e;

import java.io.IOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the running {@link Quire}, started once for all of them and whole again after each class. */
final class QuireExtension implements ParameterResolver, AfterAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create("quire");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Quire.class;
    }

    @Override
    public Quire resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return attempt(context).quire();
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        if (attempt(context) instanceof Attempt.Started(Quire quire)) {
            quire.startWhatIsDown();
        }
    }

    /** JUnit closes what its root store holds when the last test is done. */
    private static Attempt attempt(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Attempt.class, _ -> start(), Attempt.class);
    }

    private static Attempt start() {
        try {
            return new Attempt.Started(new Quire());
        } catch (IOException | RuntimeException e) {
            return new Attempt.Failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What does not start for the first test is not tried again for each of the others. */
    private sealed interface Attempt extends AutoCloseable {
        Quire quire();

        @Override
        void close();

        record Started(Quire quire) implements Attempt {
            @Override
            public void close() {
                quire.close();
            }
        }

        record Failed(Exception cause) implements Attempt {
            @Override
            public Quire quire() {
                throw new IllegalStateException("Quire did not start", cause);
            }

            @Override
            public void close() {}
        }
    }
}
