package dev.quire.testservers;

import dev.quire.cli.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

final class CatalogueTopics {
    private CatalogueTopics() {}

    static void create(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Topics.apply(admin);
        }
    }
}
