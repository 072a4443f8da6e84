package dev.quire.orders.books;

import java.io.IOException;
import org.opensearch.client.opensearch._types.ErrorResponse;
import org.opensearch.client.transport.httpclient5.ResponseException;

/** OpenSearch is away, or refused. The message never quotes what it answered, where a visitor's words may be. */
final class OpenSearchFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    OpenSearchFailure(String message) {
        super(message);
    }

    /** No connection, no answer in time, or one that the client cannot read. */
    static OpenSearchFailure of(Exception cause) {
        return new OpenSearchFailure(
                switch (cause) {
                    case ResponseException answer -> "HTTP " + answer.status();
                    case IOException away -> away.getClass().getSimpleName() + ": " + away.getMessage();
                    default -> cause.getClass().getSimpleName();
                });
    }

    static OpenSearchFailure refused(ErrorResponse response) {
        return new OpenSearchFailure(
                "HTTP " + response.status() + ", " + response.error().type());
    }
}
