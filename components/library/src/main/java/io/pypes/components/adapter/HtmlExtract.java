package io.pypes.components.adapter;

import io.pypes.sdk.InvalidParameterException;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Value;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/// Something to take out of HTML documents.
public record HtmlExtract(
        @Parameter(value = "Name of the attribute to write; not written if nothing is selected.", example = "price")
        String attribute,

        @Parameter(value = "CSS selector of the elements to take.", format = "pattern", example = ".product .price")
        String selector,

        @Parameter(value = "What to take of each element.", byDefault = "text")
        What what,

        @Parameter(value = "Name of the HTML attribute to take.", example = "href", showIf = "what=attribute")
        Optional<String> htmlAttribute) {

    /// What to take of an element.
    public enum What {
        /// Its text.
        TEXT,
        /// The HTML inside it.
        HTML,
        /// One of its HTML attributes.
        ATTRIBUTE
    }

    /// Checks the selector.
    public HtmlExtract {
        try {
            var _ = Selector.evaluatorOf(selector);
        } catch (Selector.SelectorParseException | IllegalArgumentException fault) {
            throw new InvalidParameterException(
                    "selector", "\"%s\" is not a CSS selector: %s.".formatted(selector, fault.getMessage()));
        }
        if (what == What.ATTRIBUTE && htmlAttribute.isEmpty()) {
            throw new InvalidParameterException(
                    "htmlAttribute", "Parameter \"htmlAttribute\" is required when \"what\" is \"attribute\".");
        }
    }

    /// What it finds, in document order.
    List<Value> values(Document html) {
        return html.select(selector).stream().map(this::take).map(Value::of).toList();
    }

    private String take(Element element) {
        return switch (what) {
            case TEXT -> element.text();
            case HTML -> element.html();
            case ATTRIBUTE -> element.attr(htmlAttribute.orElse(""));
        };
    }
}
