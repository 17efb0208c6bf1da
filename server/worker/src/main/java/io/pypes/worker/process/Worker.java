package io.pypes.worker.process;

import io.pypes.engine.Compilation;
import io.pypes.engine.Flow;
import io.pypes.engine.FlowCompiler;
import io.pypes.engine.FlowStartException;
import io.pypes.worker.Address;
import io.pypes.worker.protocol.Calls;
import io.pypes.worker.protocol.Link;
import io.pypes.worker.protocol.Message;
import io.pypes.worker.protocol.Message.RunOrder;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.System.Logger.Level;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A worker: does what the server says, until the server ends or closes the channel.
public final class Worker {

    private static final System.Logger LOG = System.getLogger("io.pypes.worker");
    private static final Duration PULSE = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(25);

    private final Surroundings surroundings;
    private final Link link;
    private final Calls calls;
    private final Map<Integer, HostedRun> runs = new ConcurrentHashMap<>();
    private final AtomicInteger hungBefore = new AtomicInteger(); // in runs that have ended

    public Worker(ByteChannel channel, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.link = new Link(channel, surroundings.contents());
        this.calls = new Calls(link);
    }

    /// Is the whole of a worker process: reads the secret from its standard input, works for the server at an address,
    /// and ends the process when the server has ended.
    ///
    /// @param surroundings are made when the server has said something: a process that begins when its server has
    ///                     ended makes no folders
    public static void run(Address address, Surroundings.Maker surroundings) {
        var status = 0;
        try {
            var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            var secret = input.readLine();
            if (secret != null) {
                Thread.ofPlatform().daemon().name("server-watch").start(() -> awaitEnd(input));
                new Worker(address.connect(), surroundings.make()).work(secret);
            }
        } catch (EOFException _) {
            // the server has ended
        } catch (IOException fault) {
            LOG.log(Level.ERROR, "The worker cannot go on.", fault);
            status = 1;
        }
        Runtime.getRuntime().halt(status); // whatever its components do
    }

    private static void awaitEnd(BufferedReader input) {
        try {
            while (input.read() >= 0) {
                // nothing more is said here
            }
        } catch (IOException _) {
            // that is an end, too
        }
        Runtime.getRuntime().halt(0);
    }

    /// Works until the server ends.
    ///
    /// @param secret that the server has started it with
    public void work(String secret) throws IOException {
        Thread.ofPlatform().daemon().name("to-server").start(this::write);
        link.send(new Message.Hello(
                Message.VERSION, secret, ProcessHandle.current().pid()));
        var pulse = Thread.ofPlatform().daemon().name("pulse").start(this::beat);
        var watch = Thread.ofPlatform().daemon().name("watch").start(this::watch);
        try {
            link.read(this::hear);
        } finally {
            pulse.interrupt();
            watch.interrupt();
            calls.end(new IOException("The server has ended."));
        }
    }

    private void write() {
        try {
            link.write((message, unreadable) -> {
                LOG.log(Level.ERROR, "A packet cannot be sent to the server.", unreadable);
                if (message instanceof Message.Keep(var _, var call, var _, var _)) {
                    calls.answer(call, new Message.Refused(call, String.valueOf(unreadable.getMessage())));
                } else if (message instanceof Message.Accept(var _, var call, var _, var _, var _)) {
                    calls.answer(call, new Message.Refused(call, String.valueOf(unreadable.getMessage())));
                }
            });
        } catch (IOException | InterruptedException _) {
            // the reader learns of it, too
        } catch (RuntimeException | Error fault) { // a thread begins here, without which nothing can be said any more
            LOG.log(Level.ERROR, "The worker cannot go on.", fault);
            Runtime.getRuntime().halt(1);
        }
    }

    private void beat() {
        try {
            while (true) {
                link.send(health());
                Thread.sleep(PULSE);
            }
        } catch (InterruptedException _) {
            // it ends
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                runs.values().forEach(HostedRun::watch);
            }
        } catch (InterruptedException _) {
            // it ends
        }
    }

    private Message.Health health() {
        var memory = Runtime.getRuntime();
        var healths =
                runs.values().stream().flatMap(run -> run.health().stream()).toList();
        var hung = hungBefore.get()
                + runs.values().stream().mapToInt(HostedRun::hung).sum();
        return new Message.Health(memory.totalMemory() - memory.freeMemory(), memory.maxMemory(), hung, healths);
    }

    private void hear(Message message) throws IOException {
        switch (message) {
            case Message.Give give -> give(give);
            case Message.Prepare(var order) ->
                Thread.ofVirtual().name("prepare-" + order.flow()).start(() -> prepare(order));
            case Message.Return(var run, var most) -> giveBack(run, most);
            case Message.Start(var number, var order) -> {
                var run = new HostedRun(number, link);
                runs.put(number, run); // before it starts, for it may have to stop at once
                run.begin(() -> start(run, order));
            }
            case Message.Stop(var run, var deadline) ->
                Thread.ofVirtual().name("stop-" + run).start(() -> stop(run, deadline));
            case Message.Look look -> look(look);
            case Message.Done(var call) -> calls.answer(call, message);
            case Message.Accepted(var call, var _, var _, var _) -> calls.answer(call, message);
            case Message.Closed(var call) -> calls.answer(call, message);
            case Message.Refused(var call, var _) -> calls.answer(call, message);
            default ->
                throw new IOException(
                        "The server says %s.".formatted(message.getClass().getSimpleName()));
        }
    }

    private void give(Message.Give give) {
        var run = runs.get(give.run());
        if (run != null) { // else it ended, which the server will hear
            run.give(give);
        }
    }

    private void giveBack(int number, int most) {
        var run = runs.get(number);
        if (run != null) {
            run.giveBack(most);
        }
    }

    /// Loads what a flow needs, as far as that can be done without starting it.
    private void prepare(RunOrder order) {
        try {
            compile(order).types().forEach(type -> type.traits().ahead().run());
        } catch (IOException | RuntimeException fault) { // who starts it will hear of it
            LOG.log(Level.DEBUG, "The flow \"%s\" cannot be prepared.".formatted(order.flow()), fault);
        }
    }

    private void look(Message.Look look) {
        var run = runs.get(look.run());
        if (run == null) {
            link.send(new Message.Refused(look.call(), "It does not run."));
        } else {
            run.look(look);
        }
    }

    private void start(HostedRun run, RunOrder order) {
        try {
            var flow = compile(order);
            var host = new WorkerHost(run.number(), order.flow(), order.revision(), run, surroundings, calls);
            run.started(
                    order.sources() ? flow.start(host, order.limits()) : flow.startWithoutSources(host, order.limits()),
                    concurrency(flow));
        } catch (FlowStartException failed) {
            notStarted(run, failed.node(), String.valueOf(failed.getMessage()));
        } catch (InterruptedException _) {
            notStarted(run, "", "It was stopped while it started.");
        } catch (IOException | RuntimeException | Error failed) { // a thread begins here
            LOG.log(Level.ERROR, "The flow \"%s\" cannot start.".formatted(order.flow()), failed);
            notStarted(run, "", "The worker process cannot run this flow: " + failed.getMessage());
        }
    }

    private void notStarted(HostedRun run, String node, String message) {
        runs.remove(run.number(), run);
        link.send(new Message.NotStarted(run.number(), node, message));
    }

    private Flow compile(RunOrder order) throws IOException {
        return switch (new FlowCompiler(surroundings.catalog(order.jars())).compile(order.definition())) {
            case Compilation.Compiled compiled -> compiled.flow();
            case Compilation.Rejected rejected ->
                throw new IOException(rejected.problems().getFirst().message());
        };
    }

    /// How many documents it works on at the same time.
    private static int concurrency(Flow flow) {
        return flow.plan().tasklets().stream()
                .mapToInt(nodes -> flow.definition().nodes().stream()
                        .filter(node -> node.id().equals(nodes.getFirst()))
                        .mapToInt(node -> Math.max(1, node.replicas().count()))
                        .max()
                        .orElse(1))
                .sum();
    }

    private void stop(int number, Duration deadline) {
        var run = runs.get(number);
        try {
            if (run == null) {
                link.send(new Message.Stopped(number, true));
            } else {
                var settled = run.stop(deadline);
                link.send(health()); // the last numbers
                link.send(new Message.Stopped(number, settled));
                runs.remove(number, run);
                hungBefore.addAndGet(run.hungInAll());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
