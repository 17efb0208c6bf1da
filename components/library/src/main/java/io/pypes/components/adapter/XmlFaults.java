package io.pypes.components.adapter;

import io.pypes.sdk.PacketException;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Says in a sentence what an XML reader found wrong, and where.
final class XmlFaults {
    private XmlFaults() {}

    /// @param reader the reader that found it, if there is one yet; knows the place where the fault does not
    /// @throws IOException if it was the reading that went wrong, not the XML
    static PacketException of(XMLStreamException fault, Optional<XMLStreamReader> reader) throws IOException {
        if (fault.getCause() instanceof IOException cause && !(cause instanceof CharConversionException)) {
            throw cause;
        }
        var place = Optional.ofNullable(fault.getLocation())
                .or(() -> reader.map(XMLStreamReader::getLocation))
                .map(location -> " at " + place(location))
                .orElse("");
        var what = sentence(fault);
        return what.matches(".* limit \\(\\d+\\).*")
                ? Limits.exceeded("The XML goes beyond a limit%s: %s.".formatted(place, what))
                : PacketException.invalidInput("The XML is broken%s: %s.".formatted(place, what));
    }

    private static String sentence(XMLStreamException fault) {
        return String.valueOf(fault.getMessage())
                .lines()
                .findFirst()
                .orElse("unexpected input")
                .replaceAll(" \\(at char #.*", "")
                .replaceAll("[. ]+$", "");
    }

    static String place(Location location) {
        return "line %d, column %d".formatted(location.getLineNumber(), Math.max(location.getColumnNumber(), 1));
    }
}
