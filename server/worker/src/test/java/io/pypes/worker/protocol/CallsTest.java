package io.pypes.worker.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CallsTest {

    private final SocketPair pair;
    private final Calls calls;

    CallsTest() throws IOException {
        pair = SocketPair.open();
        calls = new Calls(pair.oneLink());
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
    }

    private Message question(long call) {
        return new Message.Look(1, call, "w");
    }

    @Test
    void an_answer_goes_to_its_question() throws Exception {
        var first = new CompletableFuture<Long>();
        var waiting = new FutureTask<>(() -> calls.ask(call -> {
            first.complete(call);
            return question(call);
        }));
        Thread.ofVirtual().start(waiting);
        var other = first.get();

        var answer = calls.ask(call -> {
            calls.answer(call, new Message.Accepted(call, 7, false, "d"));
            return question(call);
        });
        calls.answer(other, new Message.Done(other));

        assertThat(answer).isInstanceOf(Message.Accepted.class);
        assertThat(waiting.get()).isEqualTo(new Message.Done(other));
    }

    @Test
    void a_refusal_is_an_exception_that_says_why() {
        assertThatThrownBy(() -> calls.ask(call -> {
                    calls.answer(call, new Message.Refused(call, "The disk is full."));
                    return question(call);
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("The disk is full.");
    }

    @Test
    void the_end_of_the_other_side_ends_questions_asked_before_and_after() {
        assertThatThrownBy(() -> calls.ask(call -> {
                    calls.end(new IOException("It has ended."));
                    return question(call);
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("The other side does not answer.")
                .hasRootCauseMessage("It has ended.");
        assertThatThrownBy(() -> calls.ask(this::question))
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("It has ended.");
        assertThatThrownBy(() -> calls.askThrough(this::question))
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("It has ended.");
    }

    @Test
    void an_answer_is_waited_for_only_so_long() {
        assertThatThrownBy(() -> calls.ask(this::question, TimeUnit.MILLISECONDS.toNanos(1)))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void an_answer_that_nobody_waits_for_is_none() {
        calls.answer(99, new Message.Done(99));

        assertThatThrownBy(() -> calls.ask(this::question, 1)).isInstanceOf(IOException.class);
    }

    @Test
    void who_waits_through_is_not_interrupted_and_finds_it_set() throws Exception {
        var asked = new CompletableFuture<Long>();
        var interrupted = new CompletableFuture<Boolean>();
        var waiting = new FutureTask<>(() -> {
            var answer = calls.askThrough(call -> {
                asked.complete(call);
                Thread.currentThread().interrupt();
                return question(call);
            });
            interrupted.complete(Thread.interrupted());
            return answer;
        });
        var thread = Thread.ofVirtual().start(waiting);
        var call = asked.get();

        while (thread.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        calls.answer(call, new Message.Done(call));

        assertThat(waiting.get()).isEqualTo(new Message.Done(call));
        assertThat(interrupted.get()).isTrue();
    }
}
