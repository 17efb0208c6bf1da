package io.pypes.benchmarks.peer;

import io.pypes.sdk.Packet;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.jspecify.annotations.Nullable;

/// Apache Camel, with what its manual tells to switch off for speed: all steps in one route; or a route for each step,
/// linked by `direct`, or by `seda` with bounded queues.
final class Camel implements Peer {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String QUEUE = "?size=1024&blockWhenFull=true&waitForTaskToComplete=Never";

    enum Layout {
        ONE_ROUTE,
        DIRECT,
        SEDA
    }

    private final Layout layout;
    private @Nullable Started started;

    Camel(Layout layout) {
        this.layout = layout;
    }

    /// What is built once.
    private record Started(CamelContext context, ProducerTemplate template, Arrivals arrivals) {}

    @Override
    public void run(Job job) throws Exception {
        var camel = started == null ? start(job) : started;
        started = camel;
        var done = camel.arrivals.expect(job.expected());
        var first = camel.context.getEndpoint(uri(0));
        for (var number = 0L; number < job.count(); number++) {
            camel.template.sendBody(first, job.source().apply(number));
        }
        await(done, job.sink());
    }

    /// A lost packet must not make it wait forever: it is over when nothing has come for a while.
    private static void await(CountDownLatch done, Sink sink) throws InterruptedException {
        var before = -1L;
        while (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) && sink.delivered() != before) {
            before = sink.delivered();
        }
    }

    private Started start(Job job) throws Exception {
        var context = new DefaultCamelContext();
        context.disableJMX();
        context.setMessageHistory(false);
        context.setLoadTypeConverters(false);
        context.getCamelContextExtension().setExchangeFactory(new org.apache.camel.impl.engine.PooledExchangeFactory());
        var arrivals = new Arrivals(job.sink());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                if (layout == Layout.ONE_ROUTE) {
                    oneRoute(this, job, arrivals);
                } else {
                    routes(this, job, arrivals);
                }
            }
        });
        context.start();
        var template = context.createProducerTemplate();
        template.setDefaultEndpointUri(uri(0));
        return new Started(context, template, arrivals);
    }

    private void oneRoute(RouteBuilder builder, Job job, Arrivals arrivals) {
        ProcessorDefinition<?> route = builder.from(uri(0));
        for (var step : job.steps()) {
            route = then(route, step);
        }
        route.process(exchange -> arrivals.accept(packet(exchange)));
    }

    private void routes(RouteBuilder builder, Job job, Arrivals arrivals) {
        var index = 0;
        for (var step : job.steps()) {
            then(builder.from(uri(index)), step).to(ExchangePattern.InOnly, uri(index + 1));
            index++;
        }
        builder.from(uri(index)).process(exchange -> arrivals.accept(packet(exchange)));
    }

    private static ProcessorDefinition<?> then(ProcessorDefinition<?> route, Step step) {
        return switch (step) {
            case Step.Change change ->
                route.process(exchange -> exchange.getMessage().setBody(change.apply(packet(exchange))));
            case Step.Keep keep -> route.filter(exchange -> keep.test(packet(exchange)));
        };
    }

    private static Packet packet(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof Packet packet) {
            return packet;
        }
        throw new IllegalStateException("The exchange has no packet.");
    }

    private String uri(int index) {
        return layout == Layout.SEDA ? "seda:" + index + QUEUE : "direct:" + index;
    }

    @Override
    public void close() {
        if (started != null) {
            started.context.stop();
        }
    }

    /// Counts down for the sink.
    private static final class Arrivals {
        private final Sink sink;
        private volatile CountDownLatch done = new CountDownLatch(1);
        private volatile long expected;

        Arrivals(Sink sink) {
            this.sink = sink;
        }

        CountDownLatch expect(long packets) {
            expected = sink.delivered() + packets;
            done = new CountDownLatch(1);
            return done;
        }

        void accept(Packet packet) {
            sink.accept(packet);
            if (sink.delivered() == expected) {
                done.countDown();
            }
        }
    }
}
