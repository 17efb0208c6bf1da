package io.pypes.components.adapter;

import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Value;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML: each element at a path into a packet of its own. See [XmlRecord] for the names of the attributes.
///
/// The document is read as a stream: when it turns out to be broken, the records before have become packets already.
public final class XmlAdapter implements Processor {
    /// What there is to know about it.
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "read-xml", Kind.ADAPTER, Parameters.class, XmlAdapter::new)
            .summary("Reads XML records; elements become attributes such as \"author/name\", XML attributes such as"
                    + " \"@id\".")
            .input(Port.IN, "XML documents.", Carries.DOCUMENTS)
            .output(Port.OUT, "A packet for each record.", Carries.RECORDS)
            .takes("application/xml", "text/xml", "application/*+xml");

    private static final XmlPath ROOT = new XmlPath(List.of("*"));

    private final Parameters parameters;
    private final XmlPath path;
    private final XmlReaders readers;

    XmlAdapter(Parameters parameters) {
        this.parameters = parameters;
        this.path = parameters.records.orElse(ROOT);
        this.readers = new XmlReaders(parameters.maxRecordLength);
    }

    /// The parameters of [XmlAdapter].
    public record Parameters(
            @Parameter(
                    value = "Where the records are, from the root element down; the root element itself if empty.",
                    example = "/catalog/book")
            Optional<XmlPath> records,

            @Parameter(value = "Keeps the prefixes of namespaces in names.", advanced = true)
            boolean prefixes,

            @Parameter(
                    value = "Character set of the documents. Without it: as said by the media type or declared in"
                            + " them.",
                    example = "windows-1252",
                    advanced = true)
            Optional<CharacterSet> charset,

            @Parameter(
                    value = "The longest record that is read.",
                    byDefault = "4000000",
                    min = 1,
                    max = 100_000_000,
                    unit = "characters",
                    advanced = true)
            int maxRecordLength,

            @Parameter(value = "Keeps the bytes of the document on each packet.", advanced = true)
            boolean keepContent) {}

    @Override
    public void process(Packet document, Call call) throws Exception {
        var charset = parameters
                .charset
                .map(CharacterSet::charset)
                .or(() -> document.mediaType().charset());
        var origin = Origin.of(document, parameters.keepContent);
        DocumentInput.read(document, in -> {
            Optional<XMLStreamReader> reader = Optional.empty();
            try {
                reader = Optional.of(readers.open(in, charset));
                emitRecords(reader.get(), origin, call);
            } catch (XMLStreamException fault) {
                throw XmlFaults.of(fault, reader);
            }
        });
    }

    private void emitRecords(XMLStreamReader reader, Packet origin, Call call)
            throws XMLStreamException, PacketException, InterruptedException {
        var records = new XmlRecords(reader, path);
        var number = 0L;
        while (records.next()) {
            number++;
            var attributes = new XmlRecord(reader, parameters.prefixes, parameters.maxRecordLength).read();
            var place = origin.withMetadata("record", Value.of(number));
            call.emit(place.with(editor -> attributes.forEach(editor::set)));
        }
        if (number == 0) {
            call.drop("The document has no element \"%s\".".formatted(path));
        }
    }
}
