package io.pypes.server.ledger;

import io.pypes.engine.codec.Contents;
import io.pypes.engine.codec.PacketCodec;
import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/// How packets are kept: as bytes, with their content beside them. A packet has content of its own, or that of its
/// document.
final class KeptPacket {

    private static final String OWN = "own";
    private static final String DOCUMENT = "document";

    private KeptPacket() {}

    static byte[] encode(Packet packet, Content ofDocument) throws IOException {
        return new PacketCodec(new Referring(ofDocument)).encode(packet);
    }

    static Packet decode(byte[] bytes, Supplier<Content> own, Supplier<Content> ofDocument) throws IOException {
        return new PacketCodec(new Finding(own, ofDocument)).decode(bytes);
    }

    private record Referring(Content ofDocument) implements Contents {
        @Override
        public Optional<String> refer(Content content) {
            return Optional.of(content.equals(ofDocument) ? DOCUMENT : OWN);
        }

        @Override
        public Content find(String reference) {
            throw new UnsupportedOperationException("Nothing is read here.");
        }
    }

    private record Finding(Supplier<Content> own, Supplier<Content> ofDocument) implements Contents {
        @Override
        public Optional<String> refer(Content content) {
            throw new UnsupportedOperationException("Nothing is written here.");
        }

        @Override
        public Content find(String reference) throws IOException {
            return switch (reference) {
                case OWN -> own.get();
                case DOCUMENT -> ofDocument.get();
                default -> throw new IOException("There is no content \"%s\" of a dead letter.".formatted(reference));
            };
        }
    }
}
