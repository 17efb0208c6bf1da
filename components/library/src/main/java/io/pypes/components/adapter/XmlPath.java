package io.pypes.components.adapter;

import java.util.Arrays;
import java.util.List;

/// Where elements are in an XML document, such as `/catalog/book`.
///
/// @param steps the name of an element at each level from the root; `*` for any
public record XmlPath(List<String> steps) {
    private static final String STEP = "(\\*|[\\p{L}_][\\p{L}\\p{N}_.:-]*)";

    /// Copies the list.
    public XmlPath {
        steps = List.copyOf(steps);
    }

    /// Reads the written form.
    ///
    /// @throws IllegalArgumentException if it is not such a path; the message is a sentence
    public static XmlPath of(String text) {
        if (!text.matches("/?" + STEP + "(/" + STEP + ")*")) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a path of elements. One looks like \"/catalog/book\", with \"*\" for any element."
                            .formatted(text));
        }
        return new XmlPath(Arrays.asList((text.startsWith("/") ? text.substring(1) : text).split("/")));
    }

    int length() {
        return steps.size();
    }

    /// Says whether an element of that name may be at a level, from 1 for the root.
    boolean matches(int level, String name) {
        return level <= steps.size()
                && (steps.get(level - 1).equals("*") || steps.get(level - 1).equals(name));
    }

    @Override
    public String toString() {
        return "/" + String.join("/", steps);
    }
}
