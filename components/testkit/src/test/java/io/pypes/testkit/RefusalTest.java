package io.pypes.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Value;
import io.pypes.testkit.TestResult.Failed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the tester refuses as an engine would, and what it gives.
class RefusalTest {
    private static final Packet PACKET = Packet.empty().with("a", "b");

    @Test
    void refuses_an_output_port_that_does_not_exist() {
        var type = Types.processor((packet, call) -> call.emit("elsewhere", packet));

        assertThatThrownBy(() -> run(type, PACKET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Component \"processor\" has no output port \"elsewhere\".");
    }

    @Test
    void refuses_a_call_that_was_kept() {
        var calls = new ArrayList<Call>();
        var type = Types.processor((packet, call) -> {
            calls.add(call);
            calls.getFirst().emit(packet);
        });

        assertThatThrownBy(() -> run(type, PACKET, PACKET))
                .hasMessage("The call is over. A component may not keep it.");
    }

    @Test
    void refuses_a_hold_that_is_used_twice() {
        var type = Types.processor((packet, call) -> {
            var hold = call.hold();
            hold.drop("First.");
            hold.drop("Second.");
        });

        assertThatThrownBy(() -> run(type, PACKET))
                .hasMessage("A hold was used twice: it can be emitted or dropped once.");
    }

    @Test
    void refuses_a_merged_packet_without_origins() {
        var type = Types.processor((packet, call) -> call.emit(Port.OUT, packet, List.of()));

        assertThatThrownBy(() -> run(type, PACKET))
                .hasMessage("A packet made from held ones needs at least one of them as origin.");
    }

    @Test
    void sees_that_an_interrupt_was_swallowed() {
        var type = Types.processor((packet, call) -> {
            try {
                call.emit(packet);
            } catch (InterruptedException _) {
                call.drop("Interrupted.");
            }
        });

        assertThatThrownBy(() -> tester(type, PACKET).interruptedAfter(0).run())
                .isInstanceOf(AssertionError.class)
                .hasMessage("The component swallowed an interrupt. It has to pass it on.");
    }

    @Test
    void sees_that_a_packet_depends_on_those_before_it() throws Exception {
        var type = ComponentType.of("counter", Kind.TRANSFORMER, NoParameters.class, _ -> counter(new AtomicInteger()))
                .input(Port.IN, "Any packet.", Port.Carries.ANY)
                .output(Port.OUT, "The packet.", Port.Carries.ANY);

        assertThatThrownBy(() -> run(type, PACKET, PACKET))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("emitted when each packet has an instance of its own");
        assertThat(tester(type, PACKET, PACKET).remembering().run().emitted()).hasSize(2);
    }

    private static Processor counter(AtomicInteger count) {
        return (packet, call) -> call.emit(packet.with("count", Value.of(count.incrementAndGet())));
    }

    @Test
    void passes_other_exceptions_on() {
        var type = Types.processor((packet, call) -> {
            throw new IllegalStateException("A fault.");
        });

        assertThatThrownBy(() -> run(type, PACKET))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A fault.");
    }

    @Test
    void shows_what_a_publisher_published_and_failed() throws Exception {
        var reason = PacketException.permanent("Not this one.");
        var type =
                Types.publisher((batch, context) -> batch.fail(batch.entries().getLast(), reason));

        var result = run(type.batchLimit(2), PACKET, PACKET.with("a", "c"), PACKET);

        assertThat(result.published()).containsExactly(PACKET);
        assertThat(result.failed())
                .containsExactly(
                        new Failed(PACKET.with("a", "c"), reason.kind(), "Not this one."),
                        new Failed(PACKET, reason.kind(), "Not this one."));
    }

    @Test
    void counts_a_batch_as_failed_when_publishing_failed() throws Exception {
        var type = Types.publisher((batch, context) -> {
            throw PacketException.transientFault("Nobody is there.");
        });

        assertThat(run(type, PACKET, PACKET).failed())
                .extracting(Failed::message)
                .containsOnly("Nobody is there.");
    }

    @Test
    void numbers_the_packets_of_a_publisher_over_all_batches() throws Exception {
        var ids = new ArrayList<String>();
        var type = Types.publisher((batch, context) -> batch.entries().forEach(entry -> ids.add(entry.id())));

        run(type.batchLimit(2), PACKET, PACKET, PACKET);

        assertThat(ids).containsExactly("1", "2", "3");
    }

    @Test
    void gives_files_inside_the_folder(@TempDir Path folder) throws Exception {
        var type = Types.publisher((batch, context) -> Files.writeString(context.file("sub/out.txt"), "x"));

        tester(type, PACKET).files(folder).run();

        assertThat(folder.resolve("sub/out.txt")).hasContent("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out.txt", "/etc/passwd", "", ".", "sub/../../out.txt", "a\u0000b"})
    void refuses_files_outside_the_folder(String path, @TempDir Path folder) throws Exception {
        var type = Types.publisher((batch, context) -> context.file(path));

        assertThat(tester(type, PACKET).files(folder).run().failed())
                .extracting(Failed::message)
                .containsExactly("\"%s\" is not a path inside the allowed folder.".formatted(path));
    }

    private static TestResult run(ComponentType<NoParameters> type, Packet... packets) throws Exception {
        return tester(type, packets).run();
    }

    private static ComponentTester<?> tester(ComponentType<NoParameters> type, Packet... packets) {
        return ComponentTester.of(type, new NoParameters()).given(packets);
    }
}
