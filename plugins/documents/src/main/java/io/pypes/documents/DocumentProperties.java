package io.pypes.documents;

import io.pypes.documents.ReadDocuments.Properties;
import io.pypes.sdk.PacketEditor;
import io.pypes.sdk.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Office;
import org.apache.tika.metadata.PagedText;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;

/// Turns what a document says about itself into attributes.
final class DocumentProperties {

    private static final List<Property> PAGES = List.of(PagedText.N_PAGES, Office.PAGE_COUNT, Office.SLIDE_COUNT);

    /// What has an attribute or metadata of its own.
    private static final Set<String> NAMED = Set.of(
            TikaCoreProperties.TITLE.getName(),
            TikaCoreProperties.CREATOR.getName(),
            TikaCoreProperties.CREATED.getName(),
            TikaCoreProperties.MODIFIED.getName(),
            TikaCoreProperties.LANGUAGE.getName(),
            TikaCoreProperties.RESOURCE_NAME_KEY,
            Metadata.CONTENT_TYPE);

    private final Metadata about;
    private final PacketEditor editor;

    private DocumentProperties(Metadata about, PacketEditor editor) {
        this.about = about;
        this.editor = editor;
    }

    static void set(PacketEditor editor, Metadata about, Properties which) {
        var properties = new DocumentProperties(about, editor);
        properties.setCommon();
        if (which == Properties.ALL) {
            properties.setOthers();
        }
    }

    private void setCommon() {
        setTexts("title", TikaCoreProperties.TITLE);
        setTexts("author", TikaCoreProperties.CREATOR);
        setInstant("created", TikaCoreProperties.CREATED);
        setInstant("modified", TikaCoreProperties.MODIFIED);
        setTexts("language", TikaCoreProperties.LANGUAGE);
        PAGES.stream()
                .flatMap(property -> Optional.ofNullable(about.getInt(property)).stream())
                .findFirst()
                .ifPresent(pages -> editor.set("pages", Value.of(pages)));
    }

    private void setTexts(String attribute, Property property) {
        var texts = texts(property.getName());
        if (!texts.isEmpty()) {
            editor.set(attribute, texts);
        }
    }

    private void setInstant(String attribute, Property property) {
        Optional.ofNullable(about.getDate(property))
                .ifPresent(date -> editor.set(attribute, Value.of(date.toInstant())));
    }

    private void setOthers() {
        var others = new TreeMap<String, Value>();
        for (var name : about.names()) {
            var texts = texts(name);
            if (!texts.isEmpty() && !NAMED.contains(name) && !name.startsWith(TikaCoreProperties.TIKA_META_PREFIX)) {
                others.put(name, texts.size() == 1 ? texts.getFirst() : new Value.Items(texts));
            }
        }
        editor.set("properties", new Value.Fields(others));
    }

    private List<Value> texts(String name) {
        return Arrays.stream(about.getValues(name))
                .filter(text -> !text.isBlank())
                .distinct()
                .map(Value::of)
                .toList();
    }
}
