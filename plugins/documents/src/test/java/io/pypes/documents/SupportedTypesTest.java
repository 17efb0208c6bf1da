package io.pypes.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.parser.ParseContext;
import org.junit.jupiter.api.Test;

class SupportedTypesTest {

    private static final Set<String> OF_OTHER_ADAPTERS =
            Set.of("application/xml", "application/x-asp", "text/csv", "text/html", "text/plain", "text/tsv");

    /// Names in use that the parsers have no alias for.
    private static final Set<String> ALSO_IN_USE = Set.of(
            "application/vnd.rar",
            "application/x-pkcs7-mime",
            "application/x-pkcs7-signature",
            "audio/mp3",
            "image/jpg");

    @Test
    void lists_what_the_parsers_read_and_no_other_adapter_does() throws Exception {
        var config = new TikaConfig(SupportedTypes.class.getClassLoader());
        var expected = new TreeSet<>(ALSO_IN_USE);
        for (var type : config.getParser().getSupportedTypes(new ParseContext())) {
            if (!isOfOthers(type.getBaseType())) {
                addWithAliases(expected, type, config.getMediaTypeRegistry());
            }
        }

        assertThat(SupportedTypes.LIST)
                .as("media-types.txt should be:%n%s%n", String.join(System.lineSeparator(), expected))
                .containsExactlyElementsOf(expected);
    }

    private static boolean isOfOthers(MediaType type) {
        var name = type.toString();
        return OF_OTHER_ADAPTERS.contains(name) || name.matches("application/.*\\+xml") || name.contains("tika");
    }

    private static void addWithAliases(Set<String> names, MediaType type, MediaTypeRegistry registry) {
        names.add(type.getBaseType().toString());
        registry.getAliases(type).forEach(alias -> names.add(alias.getBaseType().toString()));
    }
}
