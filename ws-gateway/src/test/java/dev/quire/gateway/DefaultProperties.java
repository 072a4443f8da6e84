package dev.quire.gateway;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The configuration as it is when nobody sets anything. */
final class DefaultProperties {
    private DefaultProperties() {}

    static GatewayProperties bind() {
        return new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("quire.gateway", Bindable.of(GatewayProperties.class));
    }
}
