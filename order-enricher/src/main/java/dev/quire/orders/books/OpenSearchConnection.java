package dev.quire.orders.books;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.json.jackson3.JacksonJsonpMapper;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5Options;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5Transport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

/** HTTP connections to one OpenSearch, made when they are needed. Safe for use by many threads. */
final class OpenSearchConnection implements AutoCloseable {
    /** A bulk of books may take its time. */
    private static final Duration WORK_TIMEOUT = Duration.ofSeconds(30);

    private final ApacheHttpClient5Transport transport;
    private final OpenSearchClient asking;
    private final OpenSearchClient working;

    OpenSearchConnection(OpenSearchProperties properties) {
        URI url = URI.create(properties.url());
        Timeout connectTimeout = Timeout.of(properties.timeout());
        ApacheHttpClient5TransportBuilder builder = ApacheHttpClient5TransportBuilder.builder(HttpHost.create(url))
                .setMapper(new JacksonJsonpMapper())
                .setDefaultHeaders(authorization(properties))
                .setConnectionConfigCallback(config -> config.setConnectTimeout(connectTimeout));
        if (!url.getPath().isEmpty()) {
            builder.setPathPrefix(url.getPath());
        }
        transport = builder.build();
        asking = answeringWithin(properties.timeout());
        working = answeringWithin(WORK_TIMEOUT);
    }

    private static Header[] authorization(OpenSearchProperties properties) {
        if (properties.user().isEmpty()) {
            return new Header[0];
        }
        String credentials = properties.user() + ":" + properties.password();
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return new Header[] {new BasicHeader(HttpHeaders.AUTHORIZATION, "Basic " + encoded, true)};
    }

    private OpenSearchClient answeringWithin(Duration timeout) {
        RequestConfig config = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(timeout))
                .setConnectionRequestTimeout(Timeout.of(timeout))
                .build();
        return new OpenSearchClient(
                transport,
                ApacheHttpClient5Options.DEFAULT.toBuilder()
                        .setRequestConfig(config)
                        .build());
    }

    interface Call<T> {
        T on(OpenSearchClient client) throws IOException;
    }

    /**
     * For what somebody waits for: it may take {@code quire.open-search.timeout}.
     *
     * @throws OpenSearchFailure if there is no answer in time, or it is an error
     */
    <T> T ask(Call<T> call) {
        return guarded(asking, call);
    }

    /**
     * For what nobody waits for: it may take half a minute.
     *
     * @throws OpenSearchFailure as {@code ask} does
     */
    <T> T work(Call<T> call) {
        return guarded(working, call);
    }

    private static <T> T guarded(OpenSearchClient client, Call<T> call) {
        try {
            return call.on(client);
        } catch (OpenSearchException e) {
            throw OpenSearchFailure.refused(e.response());
        } catch (IOException | RuntimeException e) {
            throw OpenSearchFailure.of(e);
        }
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException e) {
            throw OpenSearchFailure.of(e);
        }
    }
}
