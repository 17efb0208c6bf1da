package io.pypes.sdk;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A media type such as `text/csv; charset=utf-8` (RFC 9110, section 8.3.1). Type, subtype and parameter names are in
/// lower case.
///
/// @param type the part before the slash, or `*`
/// @param subtype the part after the slash, or `*`
/// @param parameters parameter values by name
public record MediaType(String type, String subtype, Map<String, String> parameters) {

    /// Bytes of which nothing is known.
    public static final MediaType UNKNOWN = new MediaType("application", "octet-stream", Map.of());

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern ESSENCE = Pattern.compile("\\s*(" + TOKEN + ")/(" + TOKEN + ")\\s*");
    private static final Pattern PARAMETER =
            Pattern.compile("\\G;\\s*(?:(" + TOKEN + ")\\s*=\\s*(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*+)\")\\s*)?");

    /// What was read last: few types are in use, and each is asked for again and again.
    private static final @Nullable Known[] KNOWN = new Known[256];

    private record Known(String text, Optional<MediaType> type) {}

    /// Copies the parameters.
    ///
    /// @param type the part before the slash
    /// @param subtype the part after the slash
    /// @param parameters parameter values by name
    public MediaType {
        parameters = Map.copyOf(parameters);
    }

    /// Reads a media type or a range such as `text/*` or `application/*+json`.
    ///
    /// @param text the written form
    /// @return the media type
    /// @throws IllegalArgumentException if the text is not a media type; the message is a sentence
    public static MediaType of(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"%s\" is not a media type. One looks like \"text/csv\" or \"text/csv; charset=utf-8\"."
                                .formatted(text)));
    }

    /// Reads a media type, if it is one.
    ///
    /// @param text the written form
    /// @return the media type, or empty if the text is not one
    public static Optional<MediaType> find(String text) {
        var slot = text.hashCode() & (KNOWN.length - 1);
        var known = KNOWN[slot];
        if (known == null || !known.text.equals(text)) {
            known = new Known(text, read(text));
            KNOWN[slot] = known; // a race only costs reading it again
        }
        return known.type;
    }

    private static Optional<MediaType> read(String text) {
        var essence = ESSENCE.matcher(text);
        if (!essence.lookingAt()) {
            return Optional.empty();
        }
        var parameters = new LinkedHashMap<String, String>();
        var parameter = PARAMETER.matcher(text).region(essence.end(), text.length());
        var end = essence.end();
        while (parameter.find()) {
            end = parameter.end();
            if (parameter.group(1) != null) {
                var value = parameter.group(2) != null
                        ? parameter.group(2)
                        : parameter.group(3).replaceAll("\\\\(.)", "$1");
                parameters.putIfAbsent(parameter.group(1).toLowerCase(Locale.ROOT), value);
            }
        }
        if (end != text.length()) {
            return Optional.empty();
        }
        return Optional.of(new MediaType(
                essence.group(1).toLowerCase(Locale.ROOT), essence.group(2).toLowerCase(Locale.ROOT), parameters));
    }

    /// Says whether this type, read as a range, covers another: `*/*`, `text/*`, `application/*+json`, or the same
    /// type. Parameters do not count.
    ///
    /// @param other the type to look at
    /// @return true if the other type lies in this range
    public boolean covers(MediaType other) {
        if (!type.equals("*") && !type.equals(other.type)) {
            return false;
        }
        if (subtype.startsWith("*+")) {
            return other.subtype.endsWith(subtype.substring(1));
        }
        return subtype.equals("*") || subtype.equals(other.subtype);
    }

    /// The character set named by the `charset` parameter.
    ///
    /// @return the character set, or empty if none is named or this machine does not know it
    public Optional<Charset> charset() {
        try {
            return Optional.ofNullable(parameters.get("charset")).map(Charset::forName);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /// The type without parameters, such as `text/csv`.
    ///
    /// @return type, slash, subtype
    public String essence() {
        return type + "/" + subtype;
    }

    /// The written form, parameters in quotes where they need them.
    @Override
    public String toString() {
        var text = new StringBuilder(essence());
        parameters.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(parameter -> {
            text.append("; ").append(parameter.getKey()).append('=');
            if (parameter.getValue().matches(TOKEN)) {
                text.append(parameter.getValue());
            } else {
                text.append('"')
                        .append(parameter.getValue().replaceAll("([\"\\\\])", "\\\\$1"))
                        .append('"');
            }
        });
        return text.toString();
    }
}
