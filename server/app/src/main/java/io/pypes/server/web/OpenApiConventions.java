package io.pypes.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Describes JSON as [JsonConventions] has it: every part of a record is there unless it is optional, and enums are in
/// lower case with hyphens.
@Component
final class OpenApiConventions implements ModelConverter {

    private static final String PLACE = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var schema = chain.next().resolve(type, context, chain);
        JavaType java = TypeFactory.defaultInstance().constructType(type.getType());
        if (schema != null && java.isEnumType()) {
            return named(schema, java.getRawClass(), context);
        }
        if (schema != null && java.isRecordType()) {
            require(schema, java.getRawClass(), context);
        }
        return schema;
    }

    @SuppressWarnings("unchecked") // schemas of enums hold text
    private static Schema<?> named(Schema<?> schema, Class<?> java, ModelConverterContext context) {
        var name = java.getSimpleName();
        ((Schema<String>) schema)
                .setEnum(Stream.of(java.getEnumConstants()).map(Words::of).toList());
        context.defineModel(name, schema);
        return new Schema<>().$ref(PLACE + name);
    }

    private static void require(Schema<?> schema, Class<?> java, ModelConverterContext context) {
        var model = Optional.ofNullable(schema.get$ref())
                .<Schema<?>>map(ref -> context.getDefinedModels().get(ref.substring(PLACE.length())))
                .orElse(schema);
        model.setRequired(Arrays.stream(java.getRecordComponents())
                .filter(part -> part.getType() != Optional.class)
                .filter(part -> !part.getAccessor().isAnnotationPresent(JsonInclude.class))
                .filter(part ->
                        !JsonConventions.isEmptyForNull(part.getAccessor().getAnnotation(JsonSetter.class)))
                .map(RecordComponent::getName)
                .toList());
    }
}
