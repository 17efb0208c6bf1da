package io.pypes.components;

import com.ctc.wstx.api.InvalidCharHandler;
import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import org.codehaus.stax2.XMLStreamProperties;

/// The only place that makes factories of XML readers and writers; the build refuses others. Readers have limits, and
/// neither document types nor external entities, so that no document can read files, call services, or grow by
/// expansion.
public final class XmlFactories {
    private static final int MAX_DEPTH = 500;
    private static final int MAX_XML_ATTRIBUTES = 1_000;
    private static final char REPLACEMENT = '\uFFFD';

    private XmlFactories() {}

    /// A factory of readers.
    ///
    /// @param maxLength the number of characters that a text, a tag or any other piece may have
    public static XMLInputFactory reading(int maxLength) {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.getConfig().doParseLazily(false); // lazily found faults would be unchecked exceptions
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_XML_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, maxLength);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, maxLength);
        return factory;
    }

    /// A factory of writers, which replace characters that XML does not have.
    public static XMLOutputFactory writing() {
        var factory = new WstxOutputFactory();
        factory.setProperty(
                WstxOutputProperties.P_OUTPUT_INVALID_CHAR_HANDLER,
                new InvalidCharHandler.ReplacingHandler(REPLACEMENT));
        factory.setProperty(XMLStreamProperties.XSP_NAMESPACE_AWARE, false);
        return factory;
    }
}
