package dev.quire.orders.books;

import org.jdbi.v3.core.Jdbi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BooksConfiguration {
    @Bean
    BookSearch bookSearch(Jdbi jdbi) {
        return new PostgresBookSearch(jdbi);
    }
}
