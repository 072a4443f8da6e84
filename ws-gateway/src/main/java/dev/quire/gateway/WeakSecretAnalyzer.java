package dev.quire.gateway;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator in two lines instead of a stack trace. Named in {@code META-INF/spring.factories}. */
final class WeakSecretAnalyzer extends AbstractFailureAnalyzer<WeakSecretException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WeakSecretException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Set it to the output of `openssl rand -base64 48`, the same for all gateways.",
                cause);
    }
}
