package dev.quire.orders.books;

import io.micrometer.core.instrument.MeterRegistry;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BooksConfiguration {
    /** Where no OpenSearch is wanted, none of its classes is loaded. */
    @Bean
    BookSearch bookSearch(Jdbi jdbi, OpenSearchProperties openSearch, MeterRegistry meters) {
        return openSearch.wanted() ? new SearchWithFallback(jdbi, openSearch, meters) : new PostgresBookSearch(jdbi);
    }
}
