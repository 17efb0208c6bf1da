package io.pypes.components.expression;

import dev.cel.common.CelIssue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Something wrong in the text of an expression, in the terms of its author.
record Mistake(Position place, String sentence) {

    private static final Map<String, String> USAGES = usages();

    private static final String BRACKETS =
            "doc[\"...\"] for a name with other characters than letters, digits and \"_\"";

    private static final List<Rule> RULES = List.of(
            new Rule("undeclared reference to '(\\w+)'.*", Mistake::unknown),
            new Rule(
                    "found no matching overload for '_(&&|\\|\\|)_'.*",
                    found -> "Both sides of %s must be true or false: use comparisons, such as doc.paid == \"yes\"."
                            .formatted(found.group(1))),
            new Rule(
                    "found no matching overload for '(\\w+)'.*",
                    found -> "Write it like %s.".formatted(USAGES.getOrDefault(found.group(1), "doc.name"))),
            new Rule("(?:mismatched|extraneous) input '<EOF>'.*", _ -> "The expression is not complete."),
            new Rule(
                    "(?:mismatched|extraneous) input '(?i)(and|or|not)'.*",
                    found -> "\"%s\" is written \"%s\".".formatted(found.group(1), symbol(found.group(1)))),
            new Rule(
                    "(?:mismatched|extraneous) input '(.+?)' expecting.*",
                    found -> "\"%s\" cannot stand here.".formatted(found.group(1))),
            new Rule("missing '(.+)' at .*", found -> "A \"%s\" is missing.".formatted(found.group(1))),
            new Rule("token recognition error at: '=\\s*'", _ -> "To compare, write \"==\"."),
            new Rule(
                    "token recognition error at: '([\"']).*'",
                    found -> "The text that starts here has no %s at its end.".formatted(found.group(1))),
            new Rule(
                    "token recognition error at: '(.*)'",
                    found -> "\"%s\" means nothing here: write %s.".formatted(found.group(1), BRACKETS)),
            new Rule(
                    "no viable alternative at input '\\.(\\w+)'",
                    found -> "\"%s\" is a word of the language: write doc[\"%s\"]."
                            .formatted(found.group(1), found.group(1))),
            new Rule(
                    "unsupported syntax '\\.\\?'",
                    _ -> "Write doc.get(\"name\", \"\") for an attribute that may be missing."),
            new Rule("invalid argument to has\\(\\) macro", _ -> "Write it like has(doc.name)."),
            new Rule(
                    "For input string: \"(.*)\"",
                    found -> "%s is too large: write number(\"%s\").".formatted(found.group(1), found.group(1))),
            new Rule("(?i).*(?:recursion|nest|depth).*", _ -> "It is nested too deeply."),
            new Rule(
                    "expression code point size exceeds limit.*",
                    _ -> "It is longer than %d characters.".formatted(Language.LONGEST)),
            new Rule("(.*?)\\.?", found -> "It is not understood: %s.".formatted(found.group(1))));

    /// What a message of the compiler means.
    ///
    /// @param pattern matches the whole message
    private record Rule(Pattern pattern, Function<MatchResult, String> sentence) {
        Rule(String pattern, Function<MatchResult, String> sentence) {
            this(Pattern.compile(pattern, Pattern.DOTALL), sentence);
        }
    }

    static Mistake in(String source, CelIssue issue) {
        if (source.isBlank()) {
            return new Mistake(Position.START, "The expression is empty.");
        }
        var location = issue.getSourceLocation();
        var place = new Position(Math.max(1, location.getLine()), Math.max(0, location.getColumn()) + 1);
        return RULES.stream()
                .map(rule -> Map.entry(rule, rule.pattern.matcher(issue.getMessage())))
                .filter(candidate -> candidate.getValue().matches())
                .map(found -> new Mistake(place, found.getKey().sentence.apply(found.getValue())))
                .findFirst()
                .orElseThrow();
    }

    /// The exception for a mistake in an expression that starts somewhere in a longer text.
    IllegalArgumentException at(Position start) {
        var where = place.from(start);
        return new IllegalArgumentException("Line %d, column %d: %s".formatted(where.line(), where.column(), sentence));
    }

    private static String unknown(MatchResult found) {
        var name = found.group(1);
        return USAGES.containsKey(name)
                ? "Write it like %s.".formatted(USAGES.get(name))
                : "\"%s\" is not known: write doc.%s for an attribute, %s, \"%s\" in quotes for text. Functions are %s."
                        .formatted(name, name, BRACKETS, name, String.join(", ", USAGES.keySet()));
    }

    private static Map<String, String> usages() {
        var usages = new TreeMap<String, String>();
        Functions.ALL.forEach(function -> usages.put(function.name(), function.usage()));
        usages.put("has", "has(doc.name)");
        usages.put("exists", "values.name.exists(v, v == \"x\")");
        usages.put("all", "values.name.all(v, v == \"x\")");
        usages.put("map", "values.name.map(v, upper(v))");
        usages.put("filter", "values.name.filter(v, v != \"\")");
        return usages;
    }

    private static String symbol(String word) {
        return switch (word.charAt(0)) {
            case 'a', 'A' -> "&&";
            case 'o', 'O' -> "||";
            default -> "!";
        };
    }
}
