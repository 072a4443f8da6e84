package dev.quire.gateway;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The short health address that load balancers and people ask for; operators ask {@code /actuator/health}. */
@RestController
final class HealthController {
    @GetMapping("/health")
    Map<String, String> health() {
        return Map.of("status", "healthy");
    }
}
