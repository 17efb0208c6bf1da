package io.pypes.sdk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What people read in place of a name in a program: "Max row length" for `maxRowLength`, "Read CSV" for `read-csv`.
final class Titles {

    private static final Set<String> ABBREVIATIONS = Set.of(
            "api", "bom", "crlf", "csv", "ftp", "html", "http", "https", "id", "imap", "ip", "iso", "json", "lf",
            "ndjson", "ocr", "pdf", "s3", "sql", "tsv", "uri", "url", "utf", "xml", "zip");

    private Titles() {}

    static String of(String name) {
        var words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replaceAll("[-_]", " ")
                .toLowerCase(Locale.ROOT);
        var title = Arrays.stream(words.split(" ", -1)).map(Titles::cased).collect(Collectors.joining(" "));
        return title.isEmpty() ? title : Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }

    private static String cased(String word) {
        return ABBREVIATIONS.contains(word) ? word.toUpperCase(Locale.ROOT) : word;
    }
}
