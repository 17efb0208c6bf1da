package io.pypes.components.adapter;

import io.pypes.sdk.PacketException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Finds the elements at a path, one after the other. Whoever calls reads each to its end.
final class XmlRecords {
    private final XMLStreamReader reader;
    private final XmlPath path;
    /// The number of open elements, and how many of them from the root down are on the path.
    private int depth;
    private int matched;

    XmlRecords(XMLStreamReader reader, XmlPath path) {
        this.reader = reader;
        this.path = path;
    }

    /// Moves on to the start of the next element at the path.
    ///
    /// @return false if there is none
    /// @throws PacketException if already the root element is another
    boolean next() throws XMLStreamException, PacketException {
        leaveRecord();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> enter();
                case XMLStreamConstants.END_ELEMENT -> leave();
                default -> {}
            }
            if (matched == path.length()) {
                return true;
            }
        }
        return false;
    }

    private void enter() throws PacketException {
        depth++;
        if (matched == depth - 1 && path.matches(depth, reader.getLocalName())) {
            matched++;
        } else if (depth == 1) {
            throw PacketException.invalidInput("The root element is \"%s\". The records are looked for at \"%s\"."
                    .formatted(reader.getLocalName(), path));
        }
    }

    private void leave() {
        depth--;
        matched = Math.min(matched, depth);
    }

    private void leaveRecord() {
        if (matched == path.length()) {
            leave();
        }
    }
}
