package io.pypes.benchmarks.work;

import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// JSON documents of about 1 KB, the same each time: a number, a title, an author, a category (every fifth
/// is spam), two tags, and a body of about 760 characters with up to three e-mail addresses.
final class Corpus {

    private static final int BODY = 760;
    private static final String[] WORDS = {
        "the",
        "of",
        "and",
        "pipeline",
        "document",
        "packet",
        "was",
        "sent",
        "on",
        "Monday",
        "with",
        "three",
        "attributes",
        "to",
        "every",
        "reader",
        "who",
        "asked",
        "for",
        "it",
        "before",
        "noon",
        "Grüße",
        "aus",
        "Köln"
    };
    private static final String[] AUTHORS = {"Ada LOVELACE", "Grace HOPPER", "Barbara LISKOV", "Edsger DIJKSTRA"};
    private static final String[] CATEGORIES = {"news", "letter", "spam", "report", "invoice"};

    private Corpus() {}

    /// The bytes of so many documents.
    static byte[][] bytes(int count) {
        var random = new SplittableRandom(20261122);
        return IntStream.range(0, count)
                .mapToObj(number -> document(number, random).getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /// As packets that nothing has read yet.
    static Packet[] packets(int count) {
        var json = MediaType.of("application/json");
        var bytes = bytes(count);
        return IntStream.range(0, count)
                .mapToObj(number -> Packet.of(Content.of(bytes[number]), json))
                .toArray(Packet[]::new);
    }

    private static String document(int number, SplittableRandom random) {
        return """
                {"number":%d,"title":"Document %d of the comparison","author":"%s","category":"%s",\
                "tags":["%s","%s"],"language":"en","pages":%d,"body":"%s"}""".formatted(
                        number,
                        number,
                        AUTHORS[number % AUTHORS.length],
                        CATEGORIES[number % CATEGORIES.length],
                        word(random),
                        word(random),
                        random.nextInt(1, 500),
                        body(random));
    }

    private static String body(SplittableRandom random) {
        var addresses = random.nextInt(4);
        var body = new StringBuilder(BODY + 40);
        while (body.length() < BODY) {
            if (addresses > 0 && random.nextInt(30) == 0) {
                addresses--;
                body.append(word(random).replace('ü', 'u').replace("ß", "ss").replace('ö', 'o'))
                        .append('.')
                        .append(random.nextInt(1000))
                        .append("@example.org, ");
            } else {
                body.append(word(random)).append(' ');
            }
        }
        return body.toString();
    }

    private static String word(SplittableRandom random) {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
