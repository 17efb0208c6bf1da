package io.pypes.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Component;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Content;
import io.pypes.sdk.Effects;
import io.pypes.sdk.Kind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Port;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Publisher;
import io.pypes.sdk.Source;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/// What every component has to do, and what it must not.
final class WorkChecks {
    private WorkChecks() {}

    static <P extends Record> void role(ComponentType<P> type) throws IOException {
        try (Component component = type.factory().apply(Samples.parameters(type))) {
            var expected = switch (type.kind()) {
                case PUBLISHER -> Publisher.class;
                case ADAPTER -> type.ports().inputs().isEmpty() ? Source.class : Processor.class;
                case TRANSFORMER, EXTRACTOR, FILTER, OPERATOR -> Processor.class;
            };
            assertThat(component).isInstanceOf(expected);
        }
    }

    static <P extends Record> void opensAndCloses(ComponentType<P> type) throws Exception {
        var parameters = Samples.parameters(type);
        try (var folder = new TemporaryFolder()) {
            for (var round = 0; round < 2; round++) {
                try (Component component = type.factory().apply(parameters)) {
                    component.open(folder.context(type, parameters));
                }
            }
            type.factory().apply(parameters).close();
        }
    }

    static void endsEmptyPacket(ComponentType<?> type) throws Exception {
        for (var input : type.ports().inputs()) {
            requireEnd(type, input, Packet.empty());
        }
    }

    static void endsNoise(ComponentType<?> type) throws Exception {
        var bytes = new byte[1 << 16];
        new Random(42).nextBytes(bytes);
        for (var input : type.ports().inputs()) {
            for (var range :
                    type.kind() == Kind.ADAPTER ? TypeChecks.takes(type) : List.of("application/octet-stream")) {
                var mediaType = MediaType.of(range.replace("*+", "any+").replace("*", "any"));
                requireEnd(type, input, Packet.of(Content.of(bytes), mediaType));
            }
        }
    }

    /// Any end will do, but none by another exception than `PacketException`, and none that leaves a file behind
    /// without saying that it writes.
    private static <P extends Record> void requireEnd(ComponentType<P> type, Port input, Packet packet)
            throws Exception {
        try (var folder = new TemporaryFolder()) {
            var result = ComponentTester.of(type, Samples.parameters(type))
                    .files(folder.path())
                    .givenAt(input.name(), packet)
                    .run();

            assertThat(result.failed())
                    .allSatisfy(
                            failed -> assertThat(failed.message()).as("message").matches(TypeChecks.SENTENCE));
            if (type.traits().effects() != Effects.WRITES) {
                assertThat(folder.path())
                        .as("files of a component that says it writes nothing")
                        .isEmptyDirectory();
            }
        }
    }
}
