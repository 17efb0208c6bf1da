package io.pypes.components.adapter;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The only place that makes XML readers: with limits, and without document types and external entities, so that no
/// document can read files, call services, or grow by expansion.
final class XmlReaders {
    private static final int MAX_DEPTH = 500;
    private static final int MAX_XML_ATTRIBUTES = 1_000;

    private final WstxInputFactory factory = new WstxInputFactory();

    private final int maxLength;

    /// @param maxLength the number of characters that a text, a tag or any other piece may have
    XmlReaders(int maxLength) {
        this.maxLength = maxLength;
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.getConfig().doParseLazily(false); // lazily found faults would be unchecked exceptions
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_XML_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, maxLength);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, maxLength);
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
