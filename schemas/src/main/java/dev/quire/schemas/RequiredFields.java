package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.Constructor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Tells Jackson what the records already say: a component is required unless it is {@code @Nullable}, or a list, whose
 * absence means empty. Elements of a list are never null. So a missing field fails while reading, not somewhere in a
 * service.
 */
final class RequiredFields extends NopAnnotationIntrospector {
    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter parameter
                && parameter.getDeclaringClass().isRecord()
                && parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor)) {
            return JsonSetter.Value.empty();
        }
        if (List.class.isAssignableFrom(parameter.getRawType())) {
            return JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL);
        }
        boolean optional =
                constructor.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(Nullable.class);
        return optional ? JsonSetter.Value.empty() : JsonSetter.Value.forValueNulls(Nulls.FAIL);
    }
}
