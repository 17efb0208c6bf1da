package io.pypes.server.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What failures have in common. Messages quote what they are about and say where it is: `The value "maybe" in line
/// 7 is no date.` and another value in another line have one cause, `The value "…" in line … is no date.` Those about
/// processes that ended tell the memory they used and where they were in the code.
final class Cause {

    private static final String LEFT_OUT = "…";
    private static final Pattern OF_ONE = Pattern.compile(
            "(?i)\"[^\"]*\"|(?<!\\w)'[^']*'(?!\\w)|(?<=\\b(?:line|row|column|byte|character|position|page|part) )\\d+"
                    + "|\\b\\d+(?= of \\d+ MB of heap)|(?<=\\bIt was in )\\S.*(?=\\.$)");

    private Cause() {}

    /// The cause that a message tells; of a cause, itself.
    static String of(String message) {
        return OF_ONE.matcher(message).replaceAll(found -> leftOut(found.group()));
    }

    private static String leftOut(String found) {
        var first = found.charAt(0);
        return first == '"' || first == '\'' ? first + LEFT_OUT + first : LEFT_OUT;
    }

    /// Two messages of one cause as one, without what differs in them.
    static String common(String message, String other) {
        if (message.equals(other)) {
            return message;
        }
        var common = new StringBuilder();
        var first = OF_ONE.matcher(message);
        var second = OF_ONE.matcher(other);
        while (first.find() && second.find()) {
            var found = first.group();
            var kept = found.equals(second.group()) ? found : leftOut(found);
            first.appendReplacement(common, Matcher.quoteReplacement(kept));
        }
        return first.appendTail(common).toString();
    }
}
