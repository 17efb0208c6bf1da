package io.pypes.server.worker;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.pypes.worker.WorkerView;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/// The workers as metrics, with the worker as a tag.
@Component
final class WorkerMeters {

    WorkerMeters(Places places, MeterRegistry registry) {
        for (var worker : places.views()) {
            var name = worker.name();
            gauge(places, name, "pypes.worker.up", view -> view.process().isPresent() ? 1 : 0)
                    .description("Whether a worker has a process.")
                    .register(registry);
            gauge(places, name, "pypes.worker.in.flight", WorkerView::inFlight)
                    .description("Documents that a worker has.")
                    .register(registry);
            gauge(
                            places,
                            name,
                            "pypes.worker.heap.used",
                            view -> view.heap().map(WorkerView.Heap::used).orElse(0L))
                    .description("Memory that the objects of a worker take.")
                    .baseUnit("bytes")
                    .register(registry);
            FunctionCounter.builder("pypes.worker.documents", places, of -> view(of, name, WorkerView::ended))
                    .description("Documents that have ended in a worker.")
                    .tag("worker", name)
                    .register(registry);
            for (var why : WorkerView.Why.values()) {
                FunctionCounter.builder(
                                "pypes.worker.ends",
                                places,
                                of -> view(of, name, view -> view.ends().getOrDefault(why, 0L)))
                        .description("How often a process of a worker ended, by why.")
                        .tag("worker", name)
                        .tag("why", why.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .register(registry);
            }
            FunctionCounter.builder("pypes.worker.restarts", places, of -> view(of, name, WorkerView::restarts))
                    .description("How often a process of a worker was replaced.")
                    .tag("worker", name)
                    .register(registry);
        }
    }

    private static Gauge.Builder<Places> gauge(
            Places places, String worker, String name, ToDoubleFunction<WorkerView> value) {
        return Gauge.builder(name, places, of -> view(of, worker, value)).tag("worker", worker);
    }

    private static double view(Places places, String worker, ToDoubleFunction<WorkerView> value) {
        return places.views().stream()
                .filter(view -> view.name().equals(worker))
                .mapToDouble(value)
                .sum();
    }
}
