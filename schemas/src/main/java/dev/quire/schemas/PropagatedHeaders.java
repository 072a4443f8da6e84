package dev.quire.schemas;

import java.util.List;

/** Record headers that every service copies from what it reads to what it writes because of it. */
public final class PropagatedHeaders {
    /** W3C Trace Context, so that one trace spans all hops. */
    public static final String TRACEPARENT = "traceparent";

    /** {@code true} on load-test traffic: kept out of analytics, budgets and real model calls. */
    public static final String SYNTHETIC = "synthetic";

    public static final List<String> NAMES = List.of(TRACEPARENT, SYNTHETIC);

    private PropagatedHeaders() {}
}
