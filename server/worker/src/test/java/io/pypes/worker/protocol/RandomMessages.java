package io.pypes.worker.protocol;

import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes messages of any kind, the same ones for the same seed.
final class RandomMessages {

    private static final List<String> TEXTS =
            List.of("", "node", "a longer text with \"quotes\"", "ä€😀", "half \uD83D of a pair", "\u0000", "\uFFFD");
    private static final List<Long> LONGS = List.of(0L, 1L, -1L, 300L, Long.MIN_VALUE, Long.MAX_VALUE);

    private final Random random;

    RandomMessages(long seed) {
        this.random = new Random(seed);
    }

    static List<Class<?>> kinds() {
        return List.of(Message.class.getPermittedSubclasses());
    }

    Message ofKind(Class<?> kind) throws ReflectiveOperationException {
        return (Message) any(kind);
    }

    Object any(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        var of = (Class<?>) type;
        if (of.isEnum()) {
            return one(List.of(of.getEnumConstants()));
        }
        if (of.isSealed() && of.isInterface()) {
            return any(one(List.of(of.getPermittedSubclasses())));
        }
        return of.isRecord() ? record(of) : simple(of);
    }

    private Object generic(ParameterizedType type) throws ReflectiveOperationException {
        var part = type.getActualTypeArguments()[0];
        if (type.getRawType() == Map.class) {
            return map(3);
        }
        if (type.getRawType() == Optional.class) {
            return random.nextBoolean() ? Optional.empty() : Optional.of(any(part));
        }
        var list = new Object[random.nextInt(4)];
        for (var index = 0; index < list.length; index++) {
            list[index] = any(part);
        }
        return List.of(list);
    }

    private Object record(Class<?> of) throws ReflectiveOperationException {
        var components = of.getRecordComponents();
        var values = new Object[components.length];
        for (var index = 0; index < values.length; index++) {
            values[index] = any(components[index].getGenericType());
        }
        var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return of.getDeclaredConstructor(types).newInstance(values);
    }

    private Object simple(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int" -> (int) (long) one(List.of(0L, 1L, -1L, (long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE));
            case "long", "Long" -> one(LONGS);
            case "boolean" -> random.nextBoolean();
            case "String" -> one(TEXTS);
            case "Duration" ->
                Duration.ofSeconds(random.nextLong(-1_000_000, 1_000_000), random.nextInt(1_000_000_000));
            case "Instant" ->
                one(List.of(Instant.EPOCH, Instant.MIN, Instant.MAX, Instant.ofEpochSecond(random.nextInt(), 1)));
            case "Packet" ->
                Packet.empty()
                        .withMediaType(MediaType.of("text/plain"))
                        .with(one(TEXTS), List.of(Value.of(one(TEXTS)), Value.of(one(LONGS))));
            default -> throw new IllegalStateException("Nothing is known of %s.".formatted(type));
        };
    }

    /// Plain data, as parameters are.
    Object plain(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> one(TEXTS);
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            case 3 -> one(LONGS);
            case 4 -> one(List.of(0.0, -0.0, Double.NaN, Double.MIN_VALUE, random.nextDouble()));
            case 5 -> new BigInteger(200, random).negate();
            case 6 -> new BigDecimal(new BigInteger(100, random), random.nextInt(-50, 50));
            case 7 ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> plain(depth - 1))
                        .toList();
            default -> map(depth);
        };
    }

    private Map<String, Object> map(int depth) {
        var map = new LinkedHashMap<String, Object>();
        for (var left = random.nextInt(4); left > 0; left--) {
            map.put(one(TEXTS), plain(depth - 1));
        }
        return map;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
