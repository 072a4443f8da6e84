import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * OpenSearch's server as a cluster of one on 127.0.0.1, with its HTTP API and the analysers of its usual distribution.
 * {@code dev.quire.orders.books.OpenSearchServer} starts it from this source on a class path of its own:
 * {@code OpenSearchNode <directory> <HTTP port>}. It ends with whoever started it, when standard input ends.
 *
 * <p>The distribution's own main class would want its directories of modules and a user who is not root.
 */
public final class OpenSearchNode extends Node {
    private OpenSearchNode(Environment environment) {
        super(environment, List.of(plugin(Netty4ModulePlugin.class), plugin(CommonAnalysisModulePlugin.class)), true);
    }

    public static void main(String[] arguments) throws IOException, NodeValidationException {
        Settings settings = Settings.builder()
                .put("path.home", arguments[0])
                .put("http.port", arguments[1])
                .put("network.host", "127.0.0.1")
                .put("discovery.type", "single-node")
                .put("http.type", "netty4")
                .put("transport.type", "netty4")
                // A disk that is nearly full is no reason for a test to fail.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
        Environment environment =
                InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "test-node");
        Node node = new OpenSearchNode(environment);
        node.start();
        while (System.in.read() >= 0) {}
        node.close();
        System.exit(0);
    }

    private static PluginInfo plugin(Class<? extends Plugin> plugin) {
        return new PluginInfo(
                plugin.getSimpleName(),
                "from our class path",
                Version.CURRENT.toString(),
                Version.CURRENT,
                Integer.toString(Runtime.version().feature()),
                plugin.getName(),
                List.of(),
                false);
    }
}
