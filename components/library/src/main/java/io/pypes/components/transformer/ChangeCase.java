package io.pypes.components.transformer;

import io.pypes.components.expression.NamePattern;
import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Value;
import java.util.List;
import java.util.Locale;

/// Changes the case of letters in text values. Values that are not text stay as they are.
public final class ChangeCase implements Processor {
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "change-case", Kind.TRANSFORMER, Parameters.class, ChangeCase::new)
            .summary("Changes attributes to lower case, upper case or capitalised words.")
            .input(Port.IN, "Packets to change.", Carries.RECORDS)
            .output(Port.OUT, "The changed packets.", Carries.RECORDS);

    public record Parameters(
            @Parameter(
                    value = "The attributes to change; a \"*\" in a name stands for any characters.",
                    min = 1,
                    example = "title",
                    format = "attribute")
            List<NamePattern> attributes,

            @Parameter(
                    value = "Lower case, upper case, or title case: a capital first in each word, small letters"
                            + " after it.",
                    byDefault = "lower")
            Style style,

            @Parameter(
                    value = "The language of the text, such as \"en\" or \"tr\"; some have letters of their own.",
                    byDefault = "en",
                    advanced = true)
            LocaleTag locale) {}

    /// How the letters are written.
    public enum Style {
        LOWER,
        UPPER,
        TITLE
    }

    private final Parameters parameters;

    ChangeCase(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void process(Packet packet, Call call) throws InterruptedException {
        var names = NamePattern.in(packet, parameters.attributes);
        call.emit(
                names.isEmpty()
                        ? packet
                        : packet.with(editor -> {
                            for (var name : names) {
                                editor.set(
                                        name,
                                        packet.values(name).stream()
                                                .map(this::changed)
                                                .toList());
                            }
                        }));
    }

    private Value changed(Value value) {
        return value instanceof Value.Text(var text) ? Value.of(changed(text)) : value;
    }

    private String changed(String text) {
        var locale = parameters.locale.locale();
        return switch (parameters.style) {
            case LOWER -> text.toLowerCase(locale);
            case UPPER -> text.toUpperCase(locale);
            case TITLE -> title(text.toLowerCase(locale), locale);
        };
    }

    /// An apostrophe within a word does not end it: "don't" becomes "Don't".
    private static String title(String text, Locale locale) {
        var title = new StringBuilder(text.length());
        var inWord = false;
        for (var index = 0; index < text.length(); index = text.offsetByCodePoints(index, 1)) {
            var character = text.codePointAt(index);
            if (!isPartOfWord(character)) {
                inWord &= character == '\'' || character == '\u2019';
                title.appendCodePoint(character);
            } else if (inWord) {
                title.appendCodePoint(character);
            } else {
                inWord = true;
                title.append(capital(character, locale));
            }
        }
        return title.toString();
    }

    private static boolean isPartOfWord(int character) {
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.COMBINING_SPACING_MARK;
    }

    /// The dotted i of Turkish is the one letter whose capital depends on the language.
    private static String capital(int character, Locale locale) {
        return character == 'i' ? "i".toUpperCase(locale) : Character.toString(Character.toTitleCase(character));
    }
}
