package io.pypes.components.adapter;

import io.pypes.sdk.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// What an HTML document says about itself. What it does not say is left out.
final class HtmlAttributes {
    private HtmlAttributes() {}

    static Map<String, List<Value>> of(Document html) {
        var attributes = new LinkedHashMap<String, List<Value>>();
        put(attributes, "title", first(html, "title").map(Element::text).stream());
        put(attributes, "language", attribute(html, "html[lang]", "lang"));
        put(attributes, "description", content(html, "description"));
        put(attributes, "author", content(html, "author"));
        put(attributes, "keywords", content(html, "keywords").flatMap(words -> Arrays.stream(words.split(",", -1))));
        put(attributes, "canonical", attribute(html, "link[rel=canonical]", "abs:href"));
        put(
                attributes,
                "headings",
                html.select("h1, h2, h3, h4, h5, h6").stream().map(Element::text));
        return attributes;
    }

    /// The addresses of all links, each once; complete where the document says its own address in `base`.
    static List<Value> links(Document html) {
        return html.select("a[href]").stream()
                .map(link -> link.attr("abs:href").isEmpty() ? link.attr("href") : link.attr("abs:href"))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .distinct()
                .map(Value::of)
                .toList();
    }

    private static void put(Map<String, List<Value>> attributes, String name, Stream<String> texts) {
        var values = texts.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Value::of)
                .toList();
        if (!values.isEmpty()) {
            attributes.put(name, values);
        }
    }

    private static Optional<Element> first(Document html, String selector) {
        return Optional.ofNullable(html.selectFirst(selector));
    }

    private static Stream<String> attribute(Document html, String selector, String name) {
        return first(html, selector).map(element -> element.attr(name)).stream();
    }

    private static Stream<String> content(Document html, String metaName) {
        return attribute(html, "meta[name=%s]".formatted(metaName), "content");
    }
}
