package io.pypes.engine.codec;

import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.stream.IntStream;

/// Makes packets with everything that a packet may have in it.
record RandomPackets(Random random) {

    private static final long[] WHOLES = {0, 1, -1, 63, 64, -64, -65, Long.MIN_VALUE, Long.MAX_VALUE};
    private static final double[] REALS = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 0.1};
    private static final Instant[] TIMES = {Instant.MIN, Instant.MAX, Instant.EPOCH, Instant.ofEpochSecond(-1, 1)};

    Packet next() {
        var packet = Packet.empty();
        for (var left = random.nextInt(4); left > 0; left--) {
            packet = packet.withMetadata(text(), value(0));
        }
        for (var left = random.nextInt(6); left > 0; left--) {
            var name = text();
            packet = packet.with(
                    name,
                    IntStream.range(0, random.nextInt(4))
                            .mapToObj(_ -> value(0))
                            .toList());
            for (var more = random.nextInt(6) - 3; more > 0; more--) {
                packet = packet.withAttributeMetadata(name, text(), value(0));
            }
        }
        if (random.nextBoolean()) {
            packet = packet.withMediaType(MediaType.of("text/csv; charset=utf-8"));
        }
        return random.nextBoolean() ? packet : packet.withContent(Content.of(bytes(random.nextInt(300))));
    }

    private Value value(int depth) {
        return switch (random.nextInt(depth < 3 ? 10 : 8)) {
            case 0 -> Value.NULL;
            case 1 -> Value.of(text());
            case 2 -> Value.of(random.nextBoolean() ? WHOLES[random.nextInt(WHOLES.length)] : random.nextLong());
            case 3 -> Value.of(random.nextBoolean() ? REALS[random.nextInt(REALS.length)] : random.nextGaussian());
            case 4 -> new Value.Decimal(new BigDecimal(new BigInteger(random.nextInt(90), random), random.nextInt()));
            case 5 -> Value.of(random.nextBoolean());
            case 6 ->
                Value.of(
                        random.nextBoolean()
                                ? TIMES[random.nextInt(TIMES.length)]
                                : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
            case 7 -> Value.Bytes.copyOf(bytes(random.nextInt(40)));
            case 8 ->
                new Value.Items(IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> value(depth + 1))
                        .toList());
            default -> fields(depth);
        };
    }

    private Value fields(int depth) {
        var fields = new LinkedHashMap<String, Value>();
        for (var left = random.nextInt(4); left > 0; left--) {
            fields.put(text(), value(depth + 1));
        }
        return new Value.Fields(fields);
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text() {
        var length = random.nextInt(10) == 0 ? 200 : random.nextInt(12);
        return switch (random.nextInt(4)) {
            case 0 -> characters(length, 0x10000); // with halves of surrogate pairs
            case 1 -> characters(length, 0xD800) + "😀\uFFFD";
            default -> characters(length, 0x80);
        };
    }

    private String characters(int length, int bound) {
        var text = new StringBuilder();
        for (var left = length; left > 0; left--) {
            text.append((char) random.nextInt(bound));
        }
        return text.toString();
    }
}
