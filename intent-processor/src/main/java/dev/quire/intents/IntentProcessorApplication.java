package dev.quire.intents;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class IntentProcessorApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(IntentProcessorApplication.class, arguments);
    }
}
