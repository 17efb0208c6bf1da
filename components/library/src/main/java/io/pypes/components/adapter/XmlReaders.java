package io.pypes.components.adapter;

import io.pypes.components.XmlFactories;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Opens XML documents, so much at most for each piece of them.
final class XmlReaders {
    private final XMLInputFactory factory;
    private final int maxLength;

    /// @param maxLength the number of characters that a text, a tag or any other piece may have
    XmlReaders(int maxLength) {
        this.factory = XmlFactories.reading(maxLength);
        this.maxLength = maxLength;
    }

    /// Opens a document.
    ///
    /// @param charset the character set; empty to find it in the document
    XMLStreamReader open(InputStream in, Optional<Charset> charset) throws XMLStreamException {
        var input = new XmlInput(in, maxLength);
        return input.counting(
                charset.isPresent()
                        ? factory.createXMLStreamReader(input, charset.get().name())
                        : factory.createXMLStreamReader(input));
    }
}
