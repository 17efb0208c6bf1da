package io.pypes.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.Version;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// How JSON is written and read: enums in lower case with hyphens; empty optionals left out; on reading, every part
/// of a record is required unless it is optional, a flag, or told to be empty for null, unknown or repeated names are
/// refused, and so is text in
/// place of numbers and the like.
@Component
public final class JsonConventions implements JsonMapperBuilderCustomizer {

    @Override
    public void customize(JsonMapper.Builder builder) {
        builder.enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, JsonConventions::onlyText)
                .addModule(new MissingParts())
                .annotationIntrospector(
                        AnnotationIntrospector.pair(builder.annotationIntrospector(), new RequiredParts()));
    }

    private static void onlyText(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    /// Whether a part with this annotation, if any, may be left out.
    static boolean isEmptyForNull(@Nullable JsonSetter setter) {
        return setter != null && setter.nulls() == Nulls.AS_EMPTY;
    }

    private static final class RequiredParts extends NopAnnotationIntrospector {

        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return isPart(member)
                    ? member.getRawType() != boolean.class
                            && member.getRawType() != Optional.class
                            && !isEmptyForNull(member.getAnnotation(JsonSetter.class))
                    : null;
        }

        @Override
        public JsonSetter.@Nullable Value findSetterInfo(MapperConfig<?> config, Annotated part) {
            return isPart(part) && part.getRawType() == boolean.class
                    ? JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)
                    : null;
        }

        private static boolean isPart(Annotated annotated) {
            return annotated instanceof AnnotatedParameter part
                    && part.getDeclaringClass().isRecord();
        }

        @Override
        public Version version() {
            return Version.unknownVersion();
        }
    }
}
