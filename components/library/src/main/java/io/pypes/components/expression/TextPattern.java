package io.pypes.components.expression;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Map;

/// A regular expression that takes time linear in the text, whatever the expression: the syntax of RE2, which has no
/// look-around and no back references.
public final class TextPattern {
    private static final int LARGEST = 10_000;
    private static final int LONGEST_QUOTE = 100;
    private static final int PARTS_PER_UNIT = 20;

    private final Pattern pattern;
    private final List<String> groupNames;

    private TextPattern(Pattern pattern) {
        this.pattern = pattern;
        this.groupNames = pattern.namedGroups().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Compiles an expression.
    ///
    /// @throws IllegalArgumentException if it is not one, or is too large to match in reasonable time
    public static TextPattern of(String source) {
        if (PatternSize.of(source) > LARGEST) {
            throw new IllegalArgumentException(
                    "The pattern \"%s\" is too large: nested repetitions such as {100} multiply. Make them smaller."
                            .formatted(shown(source)));
        }
        try {
            return new TextPattern(Pattern.compile(source));
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a pattern: %s, at \"%s\"."
                            .formatted(shown(source), wrong.getDescription(), shown(wrong.getPattern())),
                    wrong);
        }
    }

    private static String shown(String source) {
        return source.length() > LONGEST_QUOTE ? source.substring(0, LONGEST_QUOTE) + "..." : source;
    }

    /// A matcher for one text.
    public Matcher matcher(CharSequence text) {
        return pattern.matcher(text);
    }

    /// The names of the groups written `(?<name>...)`, in the order of the expression.
    public List<String> groupNames() {
        return groupNames;
    }

    /// The number of groups, named or not.
    public int groupCount() {
        return pattern.groupCount();
    }

    /// How much work a character of text can be, at least 1.
    int cost() {
        return 1 + pattern.programSize() / PARTS_PER_UNIT;
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
