package io.pypes.benchmarks.micro;

import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What the operations on a packet cost that components do most.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StepBenchmark {

    /// How many attributes the packet has.
    @Param({"4", "16"})
    public int attributes;

    private Packet packet = Packet.empty();
    private Map<String, List<Value>> map = Map.of();
    private final Value value = Value.of("a value");

    /// Makes the packet.
    @Setup
    public void fill() {
        for (var index = 0; index < attributes; index++) {
            packet = packet.with("attribute" + index, Value.of(index));
        }
        map = new LinkedHashMap<>();
        packet.names().forEach(name -> map.put(name, packet.values(name)));
    }

    /// Makes a packet with four fields.
    @Benchmark
    public Packet make() {
        return Packet.empty()
                .with("one", value)
                .with("two", value)
                .with("three", value)
                .with("four", value);
    }

    /// Reads an attribute in the middle.
    @Benchmark
    public Object read() {
        return packet.values("attribute2");
    }

    /// Replaces an attribute.
    @Benchmark
    public Packet replace() {
        return packet.with("attribute2", value);
    }

    /// Renames an attribute.
    @Benchmark
    public Packet rename() {
        return packet.renamed("attribute2", "other");
    }

    /// Adds a piece of metadata.
    @Benchmark
    public Packet addMetadata() {
        return packet.withMetadata("row", value);
    }

    /// Replaces an attribute in a copy of a hash map: what packets were before.
    @Benchmark
    public Map<String, List<Value>> replaceInMap() {
        var copy = new LinkedHashMap<>(map);
        copy.put("attribute2", List.of(value));
        return Collections.unmodifiableMap(copy);
    }
}
