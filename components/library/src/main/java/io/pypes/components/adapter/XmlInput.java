package io.pypes.components.adapter;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/// The bytes of an XML document, so many at most for each tag, text, comment or processing instruction: the
/// reader itself does not limit names and instructions.
final class XmlInput extends FilterInputStream {
    private static final int MOST_BYTES_OF_A_CHARACTER = 4;
    private static final int READ_AHEAD = 1 << 16;

    private final int maxLength;
    private long count;

    /// @param maxLength the number of characters
    XmlInput(InputStream in, int maxLength) {
        super(in);
        this.maxLength = maxLength;
    }

    /// A reader of these bytes that says where a piece ends.
    XMLStreamReader counting(XMLStreamReader reader) {
        return new StreamReaderDelegate(reader) {
            @Override
            public int next() throws XMLStreamException {
                count = 0;
                return super.next();
            }
        };
    }

    @Override
    public int read() throws IOException {
        count(1);
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var read = super.read(target, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int bytes) throws UnreadableException {
        count += bytes;
        if (count > (long) MOST_BYTES_OF_A_CHARACTER * maxLength + READ_AHEAD) {
            throw new UnreadableException(Limits.exceeded("A piece of the XML", maxLength, "characters"));
        }
    }
}
