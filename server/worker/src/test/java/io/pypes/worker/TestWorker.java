package io.pypes.worker;

import io.pypes.engine.Catalog;
import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Effects;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Publisher;
import io.pypes.sdk.Value;
import io.pypes.worker.process.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A worker process with a component that does what its packet says.
final class TestWorker {

    static final Catalog CATALOG = id -> Optional.<ComponentType<?>>ofNullable(Map.<String, ComponentType<?>>of(
                            "read",
                            ComponentType.of("read", Kind.ADAPTER, NoParameters.class, _ -> (Processor) TestWorker::act)
                                    .summary("Does what its packet says.")
                                    .takes("text/*")
                                    .input("in", "Documents.", Carries.DOCUMENTS)
                                    .output("out", "Records.", Carries.RECORDS),
                            "publish",
                            ComponentType.of("publish", Kind.PUBLISHER, NoParameters.class, _ ->
                                            (Publisher) (_, _) -> {})
                                    .summary("Publishes.")
                                    .effects(Effects.WRITES)
                                    .blocking() // as all that write: what it gathers waits for nothing else
                                    .input("in", "In.", Carries.ANY))
                    .get(id))
            .or(() -> TestComponents.find(id));

    private static final List<Call.Hold> HELD = new ArrayList<>();

    public static void main(String[] arguments) {
        Worker.run(new Address(arguments[0]), () -> new TestSurroundings(CATALOG));
    }

    /// Starts one.
    static Process launch(String address) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+DisplayVMOutputToStderr",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestWorker.class.getName(),
                        address)
                .start();
    }

    private static void act(Packet packet, Call call) throws Exception {
        var content = new String(packet.content().bytes(), java.nio.charset.StandardCharsets.UTF_8);
        switch (content) {
            case "halt" -> Runtime.getRuntime().halt(42);
            case "memory" -> fill();
            case "pair" -> {
                gather(2, packet, call);
                return;
            }
            case "triple" -> {
                gather(3, packet, call);
                return;
            }
            case "flood" -> flood();
            case "fail" -> throw PacketException.invalidInput("It says so.");
            case "brief" -> Thread.sleep(2);
            case "slow" -> Thread.sleep(50);
            case "long" -> Thread.sleep(2_500);
            case "hang" -> {
                while (!content.isEmpty()) {
                    Thread.onSpinWait();
                }
            }
            case "stop" -> {
                Thread.sleep(1_200); // in which it tells where it is
                var self = Long.toString(ProcessHandle.current().pid());
                new ProcessBuilder("kill", "-STOP", self).start();
                Thread.sleep(60_000);
            }
            default -> {}
        }
        call.emit(packet.with("worker", Value.of(ProcessHandle.current().pid())));
    }

    /// Keeps packets until there are so many.
    private static void gather(int count, Packet packet, Call call) throws InterruptedException {
        HELD.add(call.hold());
        if (HELD.size() == count) {
            call.emit("out", packet, List.copyOf(HELD));
            HELD.clear();
        }
    }

    /// Prints 25 MB of lines, and a line of 25 MB.
    private static void flood() {
        var lines = "a line that nobody reads\n".repeat(1000);
        for (var printed = 0; printed < 25_000_000; printed += lines.length()) {
            System.out.print(lines);
            System.err.print(lines.replace('\n', ' '));
        }
    }

    private static void fill() {
        var all = new ArrayList<long[]>();
        while (all.size() < Integer.MAX_VALUE) {
            all.add(new long[1 << 20]);
        }
    }
}
