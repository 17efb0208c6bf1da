package io.pypes.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Effects;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import java.io.IOException;
import java.nio.file.Files;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Components that break the contract, each in one way.
class ContractViolationsTest {
    private static final ComponentType<NoParameters> GOOD = Types.processor((packet, call) -> call.emit(packet));

    @Test
    void sees_bad_words() {
        assertViolation(() -> TypeChecks.words(Types.of("Not_kebab", Kind.FILTER, Broken::new)), "[id]");
        assertViolation(() -> TypeChecks.words(GOOD.name(" ")), "[name]");
        assertViolation(() -> TypeChecks.words(GOOD.summary("no sentence")), "[summary]");
    }

    @Test
    void sees_bad_ports() {
        assertViolation(() -> TypeChecks.ports(GOOD.output(Port.OUT, "Twice.", Carries.ANY)), "duplicate");
        assertViolation(() -> TypeChecks.ports(GOOD.output("Loud", "A port.", Carries.ANY)), "name of a port");
        assertViolation(() -> TypeChecks.ports(GOOD.output("more", "a port", Carries.ANY)), "summary of port \"more\"");
        assertViolation(
                () -> TypeChecks.ports(GOOD.output(Port.ERROR, "A port.", Carries.ANY)),
                "ports that every component has already");
    }

    @Test
    void sees_components_that_do_not_fit_their_kind() {
        var adapter = Types.of("adapter", Kind.ADAPTER, Broken::new);
        var publisher = Types.publisher((batch, context) -> {});

        assertViolation(() -> TypeChecks.kind(adapter), "[inputs]");
        assertViolation(() -> TypeChecks.kind(documents("adapter")), "[media types it takes]");
        assertViolation(() -> TypeChecks.kind(documents("adapter").takes("csv")), "[media type \"csv\"]");
        assertViolation(() -> TypeChecks.kind(publisher.output(Port.OUT, "Something.", Carries.ANY)), "[outputs]");
        assertViolation(() -> TypeChecks.kind(publisher.effects(Effects.READS)), "[effects]");
        assertViolation(() -> TypeChecks.kind(Types.of("filter", Kind.FILTER, Broken::new)), "[outputs]");
        assertViolation(() -> WorkChecks.role(Types.of("publisher", Kind.PUBLISHER, Broken::new)), "Publisher");
    }

    private static ComponentType<NoParameters> documents(String id) {
        return ComponentType.of(id, Kind.ADAPTER, NoParameters.class, _ -> new Broken())
                .input(Port.IN, "Documents.", Carries.DOCUMENTS);
    }

    record Undescribed(@Parameter("no sentence") boolean flag) {}

    record BadDefault(
            @Parameter(value = "A number.", byDefault = "0", min = 1)
            int number) {}

    record NoExample(@Parameter("A number.") int number) {}

    @Test
    void sees_bad_parameters() {
        assertViolation(() -> ParameterChecks.described(with(Undescribed.class)), "description of /flag");
        assertViolation(() -> ParameterChecks.bound(with(BadDefault.class)), "faults with defaults");
        assertViolation(
                () -> ParameterChecks.bound(with(NoExample.class)),
                "Parameter \"number\" is required and has no example.");
    }

    private static <P extends Record> ComponentType<P> with(Class<P> parameters) {
        return ComponentType.of("any", Kind.FILTER, parameters, _ -> new Broken());
    }

    @Test
    void sees_bad_work() {
        assertThatThrownBy(() -> WorkChecks.opensAndCloses(Types.of("any", Kind.FILTER, Broken::new)))
                .hasMessage("It was never opened.");
        assertThatThrownBy(() -> WorkChecks.endsEmptyPacket(Types.of("any", Kind.FILTER, Broken::new)))
                .hasMessage("It was never opened.");
        assertViolation(
                () -> WorkChecks.endsEmptyPacket(
                        Types.processor((packet, call) -> Files.writeString(call.file("out"), "x"))),
                "files of a component that says it writes nothing");
        assertViolation(
                () -> WorkChecks.endsNoise(Types.processor((packet, call) -> {
                    throw PacketException.permanent("failed");
                })),
                "[message]");
    }

    @Test
    void sees_components_that_do_not_stop_or_that_start_threads() {
        assertViolation(
                () -> InterruptChecks.stops(Types.processor((packet, call) -> ignoreInterrupts())), "stopped within");
        assertViolation(
                () -> InterruptChecks.stops(Types.processor((packet, call) -> {
                    try {
                        call.emit(packet);
                    } catch (InterruptedException _) {
                        call.drop("Interrupted.");
                    }
                })),
                "The component swallowed an interrupt.");
        assertViolation(
                () -> InterruptChecks.startsNoThreads(Types.processor((packet, call) -> startThread())), "threads");
    }

    private static void ignoreInterrupts() {
        var end = System.nanoTime() + 3_000_000_000L;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static void startThread() {
        var thread = new Thread(ContractViolationsTest::ignoreInterrupts);
        thread.setDaemon(true);
        thread.start();
    }

    private static void assertViolation(ThrowingCallable check, String message) {
        assertThatThrownBy(check).isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }

    /// A component that cannot even be closed.
    private static final class Broken implements Processor {
        @Override
        public void process(Packet packet, Call call) {}

        @Override
        public void close() throws IOException {
            throw new IOException("It was never opened.");
        }
    }
}
