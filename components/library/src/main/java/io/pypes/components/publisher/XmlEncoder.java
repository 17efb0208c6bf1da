package io.pypes.components.publisher;

import com.ctc.wstx.io.WstxInputData;
import io.pypes.components.XmlFactories;
import io.pypes.sdk.Batch;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A packet as an XML element `packet`, with an element for each value, named after its attribute.
///
/// What may not be in a name becomes `_`, and the attribute's real name is added as `name`; characters that XML does
/// not have become U+FFFD. Items of a list are elements `item`; nothing is an empty element with `nil="true"`.
record XmlEncoder(Selection selection) implements Encoder {

    private static final XMLOutputFactory XML = XmlFactories.writing();

    @Override
    public byte[] encode(Batch.Entry entry) throws PacketException {
        var text = new StringWriter();
        try {
            var xml = XML.createXMLStreamWriter(text);
            xml.writeStartElement("packet");
            for (var part : selection.of(entry).entrySet()) {
                write(xml, part.getKey(), part.getValue());
            }
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException fault) {
            throw new PacketException(ErrorKind.INVALID_INPUT, "The packet cannot be written as XML.", fault);
        }
        return (text.toString().replace("\n", "&#10;") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void write(XMLStreamWriter xml, String name, List<Value> values) throws XMLStreamException {
        for (var value : values) {
            write(xml, name, value);
        }
    }

    private static void write(XMLStreamWriter xml, String name, Value value) throws XMLStreamException {
        var valid = validName(name);
        xml.writeStartElement(valid);
        if (!valid.equals(name)) {
            xml.writeAttribute("name", name);
        }
        switch (value) {
            case Value.Items(var items) -> write(xml, "item", items);
            case Value.Fields(var fields) -> {
                for (var field : fields.entrySet()) {
                    write(xml, field.getKey(), field.getValue());
                }
            }
            case Value.Null _ -> xml.writeAttribute("nil", "true");
            case Value.Text _,
                    Value.Whole _,
                    Value.Real _,
                    Value.Decimal _,
                    Value.Flag _,
                    Value.Time _,
                    Value.Bytes _ -> xml.writeCharacters(value.asText());
        }
        xml.writeEndElement();
    }

    private static String validName(String name) {
        var valid = new StringBuilder();
        name.chars().forEach(character -> {
            var fits = WstxInputData.isNameChar((char) character, true, false);
            if (valid.isEmpty() && !WstxInputData.isNameStartChar((char) character, true, false)) {
                valid.append('_');
                if (fits) {
                    valid.append((char) character);
                }
            } else {
                valid.append(fits ? (char) character : '_');
            }
        });
        return valid.isEmpty() ? "_" : valid.toString();
    }
}
