package io.pypes.components.adapter;

import io.pypes.sdk.PacketException;
import java.io.CharConversionException;
import java.io.IOException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// Says in a sentence what an XML reader found wrong, and where.
final class XmlFaults {
    private XmlFaults() {}

    /// @throws IOException if it was the reading that went wrong, not the XML
    static PacketException of(XMLStreamException fault) throws IOException {
        if (fault.getCause() instanceof IOException cause && !(cause instanceof CharConversionException)) {
            throw cause;
        }
        var what = String.valueOf(fault.getMessage())
                .lines()
                .findFirst()
                .orElse("unexpected input")
                .replaceAll("[. ]+$", "");
        return what.matches(".* limit \\(\\d+\\).*")
                ? Limits.exceeded("The XML goes beyond a limit%s: %s.".formatted(place(fault.getLocation()), what))
                : PacketException.invalidInput("The XML is broken%s: %s.".formatted(place(fault.getLocation()), what));
    }

    private static String place(@Nullable Location location) {
        return location == null
                ? ""
                : " at line %d, column %d".formatted(location.getLineNumber(), location.getColumnNumber());
    }
}
