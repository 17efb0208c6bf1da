package io.pypes.server.run;

import io.pypes.engine.Numbers;
import io.pypes.engine.SeenPacket;
import io.pypes.server.flow.FlowStates;
import io.pypes.server.ledger.PacketView;
import io.pypes.server.run.LiveNumbers.NodeNumbers;
import io.pypes.server.run.LiveNumbers.WireNumbers;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/// Looks into flows at work: live numbers, and the last packets on a wire.
@RestController
@RequestMapping("/api/v1/flows/{id}")
@Tag(name = "runs")
final class RunController {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Runs runs;
    private final FlowStates states;
    private final InstantSource clock;
    private final Sinks.Empty<Void> stopping = Sinks.empty();

    RunController(Runs runs, FlowStates states, InstantSource clock) {
        this.runs = runs;
        this.states = states;
        this.clock = clock;
    }

    /// The last packets on a wire, newest first.
    record WirePackets(String wire, List<SeenPacketView> packets) {}

    /// A packet that passed a wire.
    ///
    /// @param document its receipt
    @Schema(name = "SeenPacket")
    record SeenPacketView(Instant at, String document, PacketView packet) {
        static SeenPacketView of(SeenPacket seen) {
            return new SeenPacketView(seen.at(), seen.document(), PacketView.of(seen.packet()));
        }
    }

    @Operation(summary = "Streams the numbers of a flow and its state.")
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ApiResponse(
            responseCode = "200",
            description = "Event `numbers`, at once and then every second.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = LiveNumbers.class)))
    Flux<ServerSentEvent<LiveNumbers>> flowEvents(@PathVariable String id) {
        return Flux.interval(Duration.ZERO, PERIOD)
                .onBackpressureDrop()
                .publishOn(Schedulers.boundedElastic(), 1)
                .map(_ -> ServerSentEvent.builder(numbers(id)).event("numbers").build())
                .takeUntilOther(stopping.asMono());
    }

    /// Ends all streams before the web server waits for the requests it still has.
    @EventListener(ContextClosedEvent.class)
    void endStreams() {
        stopping.tryEmitEmpty();
    }

    private LiveNumbers numbers(String id) {
        var status = states.status(id);
        var numbers = runs.live(id).map(live -> live.run().numbers());
        return new LiveNumbers(
                clock.instant(),
                status.state(),
                status.liveRevision(),
                runs.documents(id),
                runs.deadLetters(id),
                numbers.map(Numbers::nodes).orElse(List.of()).stream()
                        .map(NodeNumbers::of)
                        .toList(),
                numbers.map(Numbers::wires).orElse(List.of()).stream()
                        .map(WireNumbers::of)
                        .toList());
    }

    @Operation(summary = "Lists the last packets on a wire, newest first.")
    @GetMapping("/wires/{wire}/packets")
    WirePackets wirePackets(@PathVariable String id, @PathVariable String wire) {
        states.status(id);
        var live = runs.live(id);
        if (live.isPresent() && !hasWire(live.get(), wire)) {
            throw new ApiException(
                    ErrorCode.WIRE_UNKNOWN, "The live revision of flow \"%s\" has no wire \"%s\".".formatted(id, wire));
        }
        var packets = live.map(running -> running.run().lastPackets(wire)).orElse(List.of());
        return new WirePackets(wire, packets.stream().map(SeenPacketView::of).toList());
    }

    private static boolean hasWire(Live live, String wire) {
        return live.run().flow().definition().wires().stream()
                .anyMatch(candidate -> candidate.id().equals(wire));
    }
}
