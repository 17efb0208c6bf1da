package io.pypes.components.adapter;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The only place that makes XML readers: without document types and external entities, so that no document can read
/// files,
/// call services, or grow by expansion; and with limits.
final class XmlReaders {
    private static final int MAX_DEPTH = 500;
    private static final int MAX_XML_ATTRIBUTES = 1_000;

    private final WstxInputFactory factory = new WstxInputFactory();

    /// @param maxTextLength the number of characters one piece of text may have
    XmlReaders(int maxTextLength) {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.getConfig().doParseLazily(false); // lazily found faults would be unchecked exceptions
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_XML_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, maxTextLength);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, maxTextLength);
    }

    /// Opens a document.
    ///
    /// @param charset the character set; empty to find it in the document
    XMLStreamReader open(InputStream in, Optional<Charset> charset) throws XMLStreamException {
        return charset.isPresent()
                ? factory.createXMLStreamReader(in, charset.get().name())
                : factory.createXMLStreamReader(in);
    }
}
