package io.pypes.server.web;

import java.util.Arrays;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/// Finds the constant of an enum by the word that the API writes for it.
@SuppressWarnings({"rawtypes", "unchecked"}) // as Spring declares its own
final class WordToConstant implements ConverterFactory<String, Enum> {

    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        return word -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> Words.of(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no \"%s\".".formatted(word)));
    }
}
