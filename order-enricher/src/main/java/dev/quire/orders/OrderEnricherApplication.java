package dev.quire.orders;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class OrderEnricherApplication {
    static void main(String[] arguments) {
        SpringApplication.run(OrderEnricherApplication.class, arguments);
    }
}
