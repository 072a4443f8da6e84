package dev.quire.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the gateway's pages without a gateway, and somebody else's site with our tag, started once for all. */
final class SitesExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create("sites");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == StaticSite.class || type == ForeignSite.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == StaticSite.class ? pages(context) : foreignSite(context);
    }

    /** JUnit closes what its root store holds when the last test is done. */
    private static StaticSite pages(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(StaticSite.class, _ -> new StaticSite(), StaticSite.class);
    }

    private static ForeignSite foreignSite(ExtensionContext context) {
        String gateway = pages(context).url("");
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(ForeignSite.class, _ -> new ForeignSite(gateway), ForeignSite.class);
    }
}
