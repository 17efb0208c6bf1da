package io.pypes.chaos;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// A connection to the server that stays open for one request after the other.
final class Connection implements Closeable {

    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream answers;

    /// @param patience how long an answer may take
    Connection(int port, Duration patience) throws IOException {
        this.socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) patience.toMillis());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
            this.answers = new BufferedInputStream(socket.getInputStream());
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }

    /// An answer, whose length the server has announced.
    record Answer(int status, String body) {}

    /// Posts a body and waits for the answer.
    ///
    /// @param name under which it may be sent again
    Answer post(String path, String mediaType, Optional<String> name, byte[] body) throws IOException {
        var head = head(path, mediaType, name, body.length);
        var request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        socket.getOutputStream().write(request);
        return answer();
    }

    /// Posts a body that need not fit into memory, and waits for the answer.
    Answer post(String path, String mediaType, long length, InputStream body) throws IOException {
        socket.getOutputStream().write(head(path, mediaType, Optional.empty(), length));
        body.transferTo(socket.getOutputStream());
        return answer();
    }

    private static byte[] head(String path, String mediaType, Optional<String> name, long length) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n"
                .formatted(
                        path,
                        mediaType,
                        length,
                        name.map("Idempotency-Key: %s\r\n"::formatted).orElse(""))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private Answer answer() throws IOException {
        var status = line();
        if (status.length() < STATUS_AT + 3) {
            throw new IOException("The server answers \"%s\", which is not HTTP.".formatted(status));
        }
        var length = 0;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        var body = answers.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("The server has closed the connection in the middle of an answer.");
        }
        return new Answer(
                Integer.parseInt(status.substring(STATUS_AT, STATUS_AT + 3)), new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new EOFException("The server has closed the connection.");
            }
            line.append((char) next);
        }
        line.setLength(Math.max(0, line.length() - 1));
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
