package dev.quire.history;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication(proxyBeanMethods = false)
class HistorySinkApplication {
    static void main(String[] args) {
        SpringApplication.run(HistorySinkApplication.class, args);
    }
}
