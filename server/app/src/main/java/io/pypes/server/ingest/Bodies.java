package io.pypes.server.ingest;

import io.pypes.sdk.Content;
import io.pypes.server.content.ContentStore;
import io.pypes.server.content.ContentWriter;
import io.pypes.server.content.NotKeptException;
import io.pypes.server.content.TooLargeException;
import io.pypes.server.run.Permits;
import io.pypes.server.run.Permits.Permit;
import io.pypes.server.settings.Limits;
import io.pypes.server.settings.Settings;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import io.pypes.server.web.Words;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/// Reads the bodies of requests, within limits before and after inflation.
@Component
final class Bodies {

    private static final int BUFFERS_AHEAD = 4;
    private static final int BUFFER = 16 << 10;

    private static final int BYTES_UNCHECKED = 1 << 20; // between two looks at the disk

    private final ContentStore contents;
    private final Space space;
    private final Limits limits;
    private final int mostGathered;

    Bodies(ContentStore contents, Space space, Settings settings) {
        this.contents = contents;
        this.space = space;
        this.limits = settings.limits();
        var least = Math.min(limits.body().toBytes(), limits.inflated().toBytes());
        this.mostGathered = (int) Math.min(ContentStore.MOST_IN_MEMORY, least);
    }

    /// Reads the whole body, inflated if it says so.
    ///
    /// @param memory what the content may take; shrunk to what it takes
    /// @throws ApiException if it is empty, too large, or not in the encoding it says
    Content read(ServerHttpRequest request, Permit memory) throws IOException {
        var content = read(request);
        memory.shrinkTo(Permits.taken(content));
        return content;
    }

    /// Whether a body will be in memory as it is, so that its bytes need only be gathered.
    boolean isSmall(HttpHeaders headers) {
        var announced = headers.getContentLength();
        return announced >= 0 && announced <= mostGathered && encoding(headers).equals("identity");
    }

    /// Gathers the bytes of a small body. Does not block.
    Mono<Content> gather(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), mostGathered)
                .map(Bodies::bytes)
                .filter(bytes -> bytes.length > 0)
                .map(Content::of)
                .switchIfEmpty(Mono.error(Bodies::empty));
    }

    static byte[] bytes(DataBuffer buffer) {
        try {
            var bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private static ApiException empty() {
        return new ApiException(ErrorCode.BODY_EMPTY, "The request has no body. Send the bytes of a document.");
    }

    /// The most memory that a body can take.
    static long mostInMemory(HttpHeaders headers) {
        var announced = headers.getContentLength();
        return announced >= 0 && encoding(headers).equals("identity")
                ? Math.min(announced, ContentStore.MOST_IN_MEMORY)
                : ContentStore.MOST_IN_MEMORY;
    }

    private Content read(ServerHttpRequest request) throws IOException {
        refuseIfAnnouncedLarge(request.getHeaders());
        try (var body = new Limited(
                        DataBufferUtils.subscriberInputStream(request.getBody(), BUFFERS_AHEAD),
                        limits.body().toBytes());
                var writer = contents.writer(limits.inflated().toBytes())) {
            transfer(inflated(body, encoding(request.getHeaders())), writer);
            if (body.count == 0) {
                throw empty();
            }
            return writer.content();
        }
    }

    private void refuseIfAnnouncedLarge(HttpHeaders headers) {
        if (headers.getContentLength() > limits.body().toBytes()) {
            throw tooLarge("The body", limits.body(), "body");
        }
        if (headers.getContentLength() > ContentStore.MOST_IN_MEMORY) {
            space.check(headers.getContentLength());
        }
    }

    static String encoding(HttpHeaders headers) {
        var encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        return encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
    }

    private InputStream inflated(InputStream body, String encoding) throws IOException {
        try {
            return switch (encoding) {
                case "identity", "" -> body;
                case "gzip", "x-gzip" -> new GZIPInputStream(body);
                case "deflate" -> new InflaterInputStream(body);
                default ->
                    throw new ApiException(
                            ErrorCode.ENCODING_UNSUPPORTED,
                            "The content encoding \"%s\" is not supported. Use \"gzip\" or \"deflate\", or send the bytes as they are."
                                    .formatted(encoding));
            };
        } catch (ZipException | EOFException _) {
            throw broken();
        }
    }

    private void transfer(InputStream source, ContentWriter writer) throws IOException {
        var buffer = new byte[BUFFER];
        try {
            for (var read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                checkSpace(writer, read);
                writer.write(buffer, 0, read);
            }
        } catch (ZipException | EOFException _) {
            throw broken();
        } catch (NotKeptException refused) {
            throw notKept(refused);
        } catch (TooLargeException more) {
            throw more.limit() == limits.body().toBytes()
                    ? tooLarge("The body", limits.body(), "body")
                    : tooLarge("The inflated body", limits.inflated(), "inflated");
        }
    }

    /// Looks at the disk now and then.
    private void checkSpace(ContentWriter writer, int more) {
        if ((writer.size() + more) / BYTES_UNCHECKED > writer.size() / BYTES_UNCHECKED) {
            space.check(BYTES_UNCHECKED);
        }
    }

    /// What to answer when the disk does not take a document.
    static ApiException notKept(IOException refused) {
        return new ApiException(
                ErrorCode.STORE_UNAVAILABLE,
                "The server can keep no documents at present. Send this one again later. %s"
                        .formatted(refused.getMessage()));
    }

    private static ApiException broken() {
        return new ApiException(
                ErrorCode.BODY_BROKEN,
                "The body does not unpack: it is damaged, cut off, or not compressed the way its Content-Encoding says.");
    }

    private static ApiException tooLarge(String what, DataSize limit, String setting) {
        return new ApiException(
                ErrorCode.BODY_TOO_LARGE,
                "%s is larger than the %s that the setting \"pypes.limits.%s\" allows."
                        .formatted(what, Words.of(limit), setting));
    }

    /// Keeps the line that was found.
    Content content(Lines lines) throws IOException {
        try (var writer = contents.writer(limits.inflated().toBytes())) {
            lines.copy(writer);
            return writer.content();
        } catch (NotKeptException refused) {
            throw notKept(refused);
        }
    }

    /// Takes the bytes of one part of a multipart body.
    Part part() {
        return new Part(contents.writer(limits.inflated().toBytes()));
    }

    /// The bytes of one part, as they come.
    final class Part implements AutoCloseable {
        private final ContentWriter writer;

        private Part(ContentWriter writer) {
            this.writer = writer;
        }

        void write(byte[] bytes) throws IOException {
            if (writer.size() + bytes.length > limits.body().toBytes()) {
                throw tooLarge("A part", limits.body(), "body");
            }
            checkSpace(writer, bytes.length);
            try {
                writer.write(bytes);
            } catch (NotKeptException refused) {
                throw notKept(refused);
            }
        }

        Content content() throws IOException {
            return writer.content();
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    /// Inflates content in either of the two forms that clients call gzip.
    Content inflate(Content content) throws IOException {
        try (var bytes = content.open();
                var probe = content.open();
                var writer = contents.writer(limits.inflated().toBytes())) {
            transfer(inflated(bytes, probe.read() == 0x1f ? "gzip" : "deflate"), writer);
            return writer.content();
        }
    }

    /// Counts, and stops at the limit.
    private static final class Limited extends FilterInputStream {
        private final long limit;
        private long count;

        Limited(InputStream source, long limit) {
            super(source);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            var single = super.read();
            add(single < 0 ? 0 : 1);
            return single;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = super.read(bytes, offset, length);
            add(Math.max(0, read));
            return read;
        }

        private void add(int read) throws TooLargeException {
            count += read;
            if (count > limit) {
                throw new TooLargeException(limit);
            }
        }
    }
}
