package dev.quire.orders.books;

import java.io.IOException;
import org.opensearch.client.opensearch._types.ErrorResponse;

/** OpenSearch is away, or refused. The message never quotes a query, which holds a visitor's words. */
final class OpenSearchFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    OpenSearchFailure(String message) {
        super(message);
    }

    static OpenSearchFailure away(IOException cause) {
        return new OpenSearchFailure(cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    static OpenSearchFailure refused(ErrorResponse response) {
        return new OpenSearchFailure(
                "HTTP " + response.status() + ", " + response.error().type());
    }
}
