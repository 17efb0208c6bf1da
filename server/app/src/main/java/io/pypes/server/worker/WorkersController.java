package io.pypes.server.worker;

import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import io.pypes.worker.WorkerView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The worker processes: how they are, and a new start for one.
@RestController
@RequestMapping("/api/v1/workers")
@Tag(name = "workers")
final class WorkersController {

    private final Places places;

    WorkersController(Places places) {
        this.places = places;
    }

    /// All workers, in the order of their names.
    ///
    /// @param spare the process that is ready to take the place of one that ends
    record WorkerList(List<WorkerStatus> workers, Optional<SpareProcess> spare) {}

    /// A process that is kept ready.
    record SpareProcess(long pid, Instant startedAt) {}

    /// How a worker is.
    ///
    /// @param pid of its process, while there is one
    /// @param documents that have ended in this process
    /// @param heapUsed in bytes, as its process told last
    /// @param restarts since the server started
    /// @param flows ids of the flows that run in it
    @Schema(name = "Worker")
    record WorkerStatus(
            String name,
            WorkerState state,
            Optional<Long> pid,
            Optional<Instant> startedAt,
            long documents,
            long inFlight,
            Optional<Long> heapUsed,
            Optional<Long> heapMax,
            long restarts,
            Optional<WorkerEnd> lastEnd,
            List<String> flows) {

        static WorkerStatus of(WorkerView view) {
            return new WorkerStatus(
                    view.name(),
                    WorkerState.valueOf(view.state().name()),
                    view.process().map(WorkerView.Running::pid),
                    view.process().map(WorkerView.Running::startedAt),
                    view.documents(),
                    view.inFlight(),
                    view.heap().map(WorkerView.Heap::used),
                    view.heap().map(WorkerView.Heap::max),
                    view.restarts(),
                    view.lastEnd().map(end -> new WorkerEnd(end.at(), end.cause())),
                    view.flows());
        }
    }

    /// Whether a worker has a process: it is being started, works, is about to end, or is to be started when it is
    /// needed, or after a pause.
    enum WorkerState {
        STARTING,
        READY,
        ENDING,
        WAITING
    }

    /// How the last process of a worker ended.
    record WorkerEnd(Instant at, String cause) {}

    @Operation(summary = "Lists the worker processes.")
    @GetMapping
    WorkerList listWorkers() {
        return new WorkerList(
                places.views().stream().map(WorkerStatus::of).toList(),
                places.spare().map(spare -> new SpareProcess(spare.pid(), spare.startedAt())));
    }

    @Operation(summary = "Ends the process of a worker and starts another one; the documents it has go on.")
    @PostMapping("/{name}/restart")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restartWorker(@PathVariable String name) {
        if (!places.restart(name)) {
            throw new ApiException(ErrorCode.WORKER_UNKNOWN, "There is no worker \"%s\".".formatted(name));
        }
    }
}
