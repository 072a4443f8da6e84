package dev.quire.orders.books;

import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code quire.open-search.*}: an OpenSearch that finds books instead of PostgreSQL.
 *
 * @param url where it is, such as {@code https://search.example.com:9200}; empty, the default, is none: PostgreSQL finds
 * @param user for HTTP Basic authentication; empty, the default, is none
 * @param password of the user; never printed
 * @param index how our alias and indices are called, before a version; lower-case letters, digits and hyphens, at most 60,
 *     default quire-books. Shops that share a cluster need different ones
 * @param timeout how long it may take to connect or to answer, before PostgreSQL is asked instead; 50 ms to 30 s, default
 *     1 s
 * @param retryPause after it failed, how long until it is tried again; 10 ms to 10 min, default 5 s
 * @param checkEvery how often we look whether the books in PostgreSQL have changed, and then fill a new index; 1 s to 1
 *     day, default 1 min. So long may a changed price go unnoticed
 */
@Validated
@ConfigurationProperties(prefix = "quire.open-search", ignoreUnknownFields = false)
record OpenSearchProperties(
        @DefaultValue("")
        @Pattern(
                regexp = "|https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?",
                message = "must be http or https, a host, and if need be a port and a path, such as"
                        + " https://search.example.com:9200; user and password have settings of their own")
        String url,

        @DefaultValue("") String user,
        @DefaultValue("") String password,

        @DefaultValue("quire-books") @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,59}") String index,

        @DefaultValue("1s") @DurationMin(millis = 50) @DurationMax(seconds = 30)
        Duration timeout,

        @DefaultValue("5s") @DurationMin(millis = 10) @DurationMax(minutes = 10)
        Duration retryPause,

        @DefaultValue("1m") @DurationMin(seconds = 1) @DurationMax(days = 1)
        Duration checkEvery) {

    boolean wanted() {
        return !url.isEmpty();
    }

    /** Where searches go. */
    String alias() {
        return index + "-" + OpenSearchIndex.VERSION;
    }

    @Override
    public String toString() {
        return "OpenSearchProperties[url=" + url + ", user=" + user + ", index=" + index + ", timeout=" + timeout
                + ", retryPause=" + retryPause + ", checkEvery=" + checkEvery + "]";
    }
}
