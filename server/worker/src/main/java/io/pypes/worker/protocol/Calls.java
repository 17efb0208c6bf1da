package io.pypes.worker.protocol;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Questions that wait for their answers. Thread-safe.
public final class Calls {

    private final Link link;
    private final AtomicLong number = new AtomicLong();
    private final Map<Long, CompletableFuture<Message>> open = new ConcurrentHashMap<>();
    private volatile @Nullable IOException ended;

    public Calls(Link link) {
        this.link = link;
    }

    /// Asks, and waits for the answer.
    ///
    /// @param question makes the message, with the number of the call
    /// @throws IOException if the other side refuses, or ends
    public Message ask(LongFunction<Message> question) throws IOException, InterruptedException {
        return ask(question, Long.MAX_VALUE);
    }

    /// Asks, and waits for the answer for a while.
    ///
    /// @param nanos how long to wait; an [IOException] says that it was in vain
    public Message ask(LongFunction<Message> question, long nanos) throws IOException, InterruptedException {
        var call = number.incrementAndGet();
        var answer = opened(call);
        try {
            link.send(question.apply(call));
            return accepted(answer.get(nanos, TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException unanswered) {
            throw new IOException("The other side does not answer.", unanswered);
        } finally {
            open.remove(call);
        }
    }

    /// Asks, and waits for the answer though the thread be interrupted, which it then finds set: for what the other
    /// side does in any case.
    public Message askThrough(LongFunction<Message> question) throws IOException {
        var call = number.incrementAndGet();
        var answer = opened(call);
        try {
            link.send(question.apply(call));
            return accepted(answer.join());
        } catch (CompletionException unanswered) {
            throw new IOException("The other side does not answer.", unanswered);
        } finally {
            open.remove(call);
        }
    }

    private CompletableFuture<Message> opened(long call) {
        var answer = new CompletableFuture<Message>();
        open.put(call, answer);
        var why = ended;
        if (why != null) {
            answer.completeExceptionally(why);
        }
        return answer;
    }

    private static Message accepted(Message answer) throws IOException {
        if (answer instanceof Message.Refused(var _, var why)) {
            throw new IOException(why);
        }
        return answer;
    }

    /// An answer came.
    public void answer(long call, Message message) {
        var waiting = open.get(call);
        if (waiting != null) {
            waiting.complete(message);
        }
    }

    /// No more answers come.
    public void end(IOException why) {
        ended = why;
        open.values().forEach(waiting -> waiting.completeExceptionally(why));
    }
}
