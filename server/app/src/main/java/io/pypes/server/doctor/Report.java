package io.pypes.server.doctor;

import java.util.ArrayList;
import java.util.List;

/// What was found, in sentences, part by part.
final class Report {

    private final List<String> lines = new ArrayList<>();
    private int found;

    /// Begins a part.
    void part(String title) {
        lines.add("");
        lines.add(title);
    }

    /// Something is as it should be, or will be without anybody doing anything.
    void fine(String sentence) {
        lines.add("  " + sentence);
    }

    /// Something is not as it should be.
    ///
    /// @param sentences what it is, what it means, and what to do
    void found(String sentences) {
        found++;
        lines.add("! " + sentences);
    }

    int found() {
        return found;
    }

    /// All of it, with a sentence that sums it up.
    List<String> lines() {
        var all = new ArrayList<>(lines);
        all.add("");
        all.add(
                switch (found) {
                    case 0 -> "Nothing is wrong.";
                    case 1 -> "One thing was found. It is marked with \"!\".";
                    default -> found + " things were found. They are marked with \"!\".";
                });
        return all;
    }

    /// A number of things in words.
    static String count(long many, String one) {
        return "%d %s%s".formatted(many, one, many == 1 ? "" : "s");
    }
}
