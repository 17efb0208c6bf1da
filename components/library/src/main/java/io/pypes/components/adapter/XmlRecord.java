package io.pypes.components.adapter;

import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Turns one element into attributes. Elements inside are named by their path from it, XML attributes by `@` and their
/// name; what is there several times becomes several values. The element's own text becomes `text`.
final class XmlRecord {
    private static final Value EMPTY = Value.of("");
    /// What a value costs apart from its text, so that many empty ones cannot fill the memory.
    private static final int COST = 8;

    private final XMLStreamReader reader;
    private final boolean prefixes;
    private final int maxLength;
    private final Map<String, List<Value>> attributes = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private long length;

    /// @param prefixes true to keep the prefixes of namespaces in names
    /// @param maxLength the number of characters a record may have
    XmlRecord(XMLStreamReader reader, boolean prefixes, int maxLength) {
        this.reader = reader;
        this.prefixes = prefixes;
        this.maxLength = maxLength;
    }

    /// Reads from the start of the element to its end.
    Map<String, List<Value>> read() throws XMLStreamException, PacketException {
        readElement("");
        return attributes;
    }

    /// The depth is limited by the reader.
    private void readElement(String path) throws XMLStreamException, PacketException {
        var start = text.length();
        var hasParts = readXmlAttributes(path);
        var hasText = false;
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                hasParts = true;
                readElement(join(path, name(reader.getPrefix(), reader.getLocalName())));
            } else if (reader.isCharacters()) {
                hasText |= !reader.isWhiteSpace();
                append();
            }
        }
        if (hasText) {
            add(path.isEmpty() ? "text" : path, text.substring(start).strip());
        } else if (!hasParts && !path.isEmpty()) {
            add(path, "");
        }
    }

    /// @return false if there are none
    private boolean readXmlAttributes(String path) throws PacketException {
        for (var index = 0; index < reader.getAttributeCount(); index++) {
            var name = name(reader.getAttributePrefix(index), reader.getAttributeLocalName(index));
            add(join(path, "@" + name), reader.getAttributeValue(index));
        }
        return reader.getAttributeCount() > 0;
    }

    private void append() throws PacketException {
        spend(reader.getTextLength());
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    private void add(String name, String value) throws PacketException {
        var values = attributes.get(name);
        if (values == null) {
            spend(name.length());
            values = new ArrayList<>();
            attributes.put(name, values);
        }
        spend(value.length() + COST);
        values.add(value.isEmpty() ? EMPTY : Value.of(value));
    }

    private void spend(int characters) throws PacketException {
        length += characters;
        if (length > maxLength) {
            var location = reader.getLocation();
            throw Limits.exceeded(
                    "The record at line %d, column %d".formatted(location.getLineNumber(), location.getColumnNumber()),
                    maxLength,
                    "characters");
        }
    }

    private String name(@Nullable String prefix, String localName) {
        return prefixes && prefix != null && !prefix.isEmpty() ? prefix + ":" + localName : localName;
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }
}
