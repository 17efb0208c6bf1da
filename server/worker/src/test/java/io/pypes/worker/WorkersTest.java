package io.pypes.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.engine.Outcome;
import io.pypes.sdk.Content;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.worker.Workers.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {

    @Test
    void documents_pass_through_a_process_and_are_counted() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {

            TestSite.assertPublished(site.feedMany(1000, "good"));

            assertThat(site.placeOf)
                    .hasSize(1000)
                    .containsValue(Long.toString(site.processes.getFirst().pid()));
            assertThat(site.run.stop(TestSite.LONG)).isTrue();
            assertThat(site.run.numbers().documents().published()).isEqualTo(1000);
            assertThat(site.run.offer(new Document("late", Packet.empty(), new Entrance.ByMediaType()), _ -> {}))
                    .isFalse();
        }
    }

    @Test
    void what_a_component_refuses_becomes_a_dead_letter_of_the_server() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {

            assertThat(TestSite.await(site.feed("bad", "fail")).deadLettered()).isEqualTo(1);

            assertThat(site.letters).hasSize(1);
            assertThat(site.letters.getFirst().node()).isEqualTo("read");
            assertThat(site.letters.getFirst().document().id()).isEqualTo("bad");
            assertThat(site.letters.getFirst().message()).isEqualTo("It says so.");
        }
    }

    @Test
    void documents_that_no_adapter_takes_are_dead_letters_and_hold_up_nothing() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            var image = site.feed("image", "", "image/png");

            TestSite.assertPublished(site.feedMany(100, "good"));
            assertThat(TestSite.await(image).deadLettered()).isEqualTo(1);
            assertThat(site.letters.getFirst().message()).isEqualTo("No adapter of this flow takes image/png.");
        }
    }

    @Test
    void a_document_that_three_processes_die_of_is_a_dead_letter_and_those_with_it_are_not() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            var before = site.feedMany(200, "good");
            var guilty = site.feed("guilty", "halt");
            var after = site.feedMany(200, "better");

            assertThat(TestSite.await(guilty).deadLettered()).isEqualTo(1);

            TestSite.assertPublished(before);
            TestSite.assertPublished(after);
            assertThat(site.letters).hasSize(1);
            assertThat(site.letters.getFirst().message())
                    .startsWith(
                            "3 worker processes ended while they worked on this document. It ended with status 42.");
            TestSite.assertPublished(site.feedMany(1, "last"));
            assertThat(site.processes).hasSize(4);
            assertThat(site.workers.views().getFirst().restarts()).isEqualTo(3);
        }
    }

    @Test
    void a_document_that_takes_all_memory_is_a_dead_letter_that_says_so() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {

            assertThat(TestSite.await(site.feed("huge", "memory")).deadLettered())
                    .isEqualTo(1);

            assertThat(site.letters.getFirst().message())
                    .contains("It ran out of memory.")
                    .contains(" MB of heap.");
            TestSite.assertPublished(site.feedMany(1, "good"));
        }
    }

    @Test
    void a_process_that_says_nothing_any_more_is_replaced() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {

            assertThat(TestSite.await(site.feed("stopped", "stop")).deadLettered())
                    .isEqualTo(1);

            assertThat(site.letters.getFirst().message())
                    .matches(
                            "3 worker processes ended while they worked on this document\\. It said nothing for 2 s, and"
                                    + " was killed\\. It used \\d+ of \\d+ MB of heap\\. Node \"read\" was at work\\. It was in"
                                    + " java\\.lang.*, called by"
                                    + " io\\.pypes\\.worker\\.TestWorker\\.act\\(TestWorker\\.java:\\d+\\)\\.");
        }
    }

    @Test
    void a_flow_that_is_stopped_while_its_process_dies_has_all_settled_and_holds_up_no_other() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            var other = site.startAnother();
            var rest = site.feedMany(50, "slow");
            while (site.workers.views().getFirst().inFlight() == 0) {
                Thread.onSpinWait();
            }
            var process = Long.toString(site.processes.getFirst().pid());
            assertThat(new ProcessBuilder("kill", "-STOP", process).start().waitFor())
                    .isZero();

            assertThat(site.run.stop(Duration.ZERO)).isFalse();

            for (var outcome : rest) {
                assertThat(outcome).isDone();
            }
            assertThat(TestSite.await(rest.getLast()).failed()).isEqualTo(1);
            var outcome = new CompletableFuture<Outcome>();
            var packet = Packet.of(Content.EMPTY, MediaType.of("text/plain"));
            other.offer(new Document("other", packet, new Entrance.ByMediaType()), outcome::complete);
            assertThat(TestSite.await(outcome).published()).isEqualTo(1);
        }
    }

    @Test
    void a_call_that_does_not_end_fails_its_document_and_has_the_process_replaced() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            var before = site.workers.views().getFirst().process();

            var hanging = site.feed("hanging", "hang");
            var others = site.feedMany(50, "good");

            assertThat(TestSite.await(hanging).deadLettered()).isEqualTo(1);
            TestSite.assertPublished(others);
            assertThat(site.letters).hasSize(1);
            assertThat(site.letters.getFirst().kind()).isEqualTo(ErrorKind.TIMEOUT);
            while (site.workers.views().getFirst().restarts() == 0) {
                Thread.onSpinWait();
            }
            TestSite.assertPublished(site.feedMany(50, "better"));
            assertThat(site.workers.views().getFirst().process()).isNotEqualTo(before);
        }
    }

    @Test
    void documents_of_a_process_that_is_killed_are_handled_by_the_next() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            var outcomes = site.feedMany(20, "slow");

            site.processes.getFirst().destroyForcibly();

            TestSite.assertPublished(outcomes);
            assertThat(site.letters).isEmpty();
            assertThat(site.workers.views().getFirst().lastEnd().orElseThrow().cause())
                    .startsWith("It was ended by signal 9 (SIGKILL).");
        }
    }

    @Test
    void a_process_is_replaced_after_so_many_documents_and_loses_none() throws Exception {
        var settings = new WorkerSettings(1, false, TestSite.LONG, TestSite.LONG, 10, Duration.ZERO);
        try (var site = new TestSite(settings, Spread.ONE)) {
            for (var round = 0; round < 3; round++) {
                TestSite.assertPublished(site.feedMany(20, "good" + round));
                while (site.workers.views().getFirst().restarts() == round) {
                    Thread.onSpinWait();
                }
            }
            assertThat(site.workers.views().getFirst().lastEnd().orElseThrow().cause())
                    .matches("\\d+ documents had ended in it, and another takes its place\\.");
        }
    }

    @Test
    void a_document_that_cannot_begin_anew_leaves_the_others_to_go_on() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            site.host.notAgain = "first"; // which is at work
            var first = site.feed("first", "long");
            var others = site.feedMany(9, "slow");
            while (site.workers.views().getFirst().inFlight() == 0) {
                Thread.onSpinWait();
            }

            site.processes.getFirst().destroyForcibly();

            assertThat(TestSite.await(first).state()).isEqualTo(Outcome.State.FAILED);
            TestSite.assertPublished(others);
        }
    }

    @Test
    void a_restart_that_is_wanted_makes_no_document_a_suspect() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            for (var round = 0; round < 4; round++) {
                var outcome = site.feed("slow" + round, "slow");
                assertThat(site.workers.restart("worker-1")).isTrue();
                assertThat(TestSite.await(outcome).published()).isEqualTo(1);
            }
            assertThat(site.letters).isEmpty();
            assertThat(site.workers.restart("worker-2")).isFalse();
        }
    }

    @Test
    void a_burst_goes_to_whoever_is_free() throws Exception {
        try (var site = new TestSite(4, Spread.ALL)) {

            TestSite.assertPublished(site.feedMany(40, "slow"));

            var each = site.placeOf.values().stream()
                    .collect(Collectors.groupingBy(place -> place, Collectors.counting()));
            assertThat(each).hasSize(4);
            assertThat(each.values()).allMatch(count -> count >= 8 && count <= 12);
        }
    }

    @Test
    void documents_behind_one_that_takes_long_go_to_another_that_is_free() throws Exception {
        try (var site = new TestSite(2, Spread.ALL)) {
            TestSite.assertPublished(site.feedMany(200, "brief")); // after which each worker has several at a time

            var slow = site.feed("long", "long");
            TestSite.assertPublished(site.feedMany(30, "brief"));

            assertThat(slow).isNotDone();
            assertThat(TestSite.await(slow).published()).isEqualTo(1);
            assertThat(site.run.numbers().documents().published()).isEqualTo(231);
        }
    }

    @Test
    void a_document_that_waits_for_another_keeps_no_worker_from_what_else_is_to_be_done() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            var first = site.feed("first", "pair");
            var guilty = site.feed("guilty", "halt");

            assertThat(TestSite.await(guilty).deadLettered()).isEqualTo(1);
            TestSite.assertPublished(site.feedMany(10, "good"));
            assertThat(first).isNotDone();
            var second = site.feed("second", "pair");

            assertThat(TestSite.await(first).published()).isEqualTo(1);
            assertThat(TestSite.await(second).published()).isEqualTo(1);
            assertThat(site.letters).hasSize(1);
        }
    }

    @Test
    void suspects_that_wait_for_each_other_and_for_a_third_do_not_keep_a_worker_busy() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            var waiting = new ArrayList<>(List.of(site.feed("first", "triple"), site.feed("second", "triple")));
            var guilty = site.feed("guilty", "halt");

            assertThat(TestSite.await(guilty).deadLettered()).isEqualTo(1);
            TestSite.assertPublished(site.feedMany(10, "good"));
            var processes = site.processes.size();
            waiting.add(site.feed("third", "triple"));

            for (var outcome : waiting) {
                assertThat(TestSite.await(outcome).published()).isEqualTo(1);
            }
            assertThat(processes).isLessThan(12);
            assertThat(site.processes).hasSize(processes);
        }
    }

    @Test
    void a_document_that_waits_for_another_keeps_no_process_from_being_replaced() throws Exception {
        var settings = new WorkerSettings(1, false, TestSite.LONG, TestSite.LONG, 10, Duration.ZERO);
        try (var site = new TestSite(settings, Spread.ONE)) {
            var first = site.feed("first", "pair");
            TestSite.assertPublished(site.feedMany(20, "good"));
            TestSite.awaitSize(site.processes, 2);
            var second = site.feed("second", "pair");

            assertThat(TestSite.await(first).published()).isEqualTo(1);
            assertThat(TestSite.await(second).published()).isEqualTo(1);
        }
    }

    @Test
    void a_process_that_is_ready_takes_over_from_one_that_is_killed() throws Exception {
        var settings = new WorkerSettings(1, TestSite.LONG, TestSite.LONG);
        try (var site = new TestSite(settings, Spread.ONE)) {
            TestSite.awaitSize(site.processes, 2);

            site.processes.getFirst().destroyForcibly();
            TestSite.assertPublished(site.feedMany(10, "good"));

            assertThat(site.placeOf.values())
                    .containsOnly(Long.toString(site.processes.get(1).pid()));
            TestSite.awaitSize(site.processes, 3);
        }
    }

    @Test
    void a_process_that_ends_while_it_is_only_ready_is_replaced() throws Exception {
        var settings = new WorkerSettings(1, TestSite.LONG, TestSite.LONG);
        try (var site = new TestSite(settings, Spread.ONE)) {
            TestSite.awaitSize(site.processes, 2);
            site.processes.get(1).destroyForcibly();
            TestSite.awaitSize(site.processes, 3);

            site.processes.getFirst().destroyForcibly();
            TestSite.assertPublished(site.feedMany(10, "good"));

            assertThat(site.placeOf.values())
                    .containsOnly(Long.toString(site.processes.get(2).pid()));
        }
    }

    @Test
    void a_server_that_cannot_start_a_process_now_starts_it_later_and_says_so_until_then() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            TestSite.assertPublished(site.feedMany(1, "first"));
            site.noThreads.set(3);

            site.processes.getFirst().destroyForcibly();

            TestSite.assertPublished(site.feedMany(10, "good"));
            assertThat(site.placeOf)
                    .containsEntry("good9", Long.toString(site.processes.get(1).pid()));
            assertThat(site.tried)
                    .containsExactly(WorkerView.State.STARTING, WorkerView.State.STARTING, WorkerView.State.WAITING);
            assertThat(site.workers.views().getFirst().state()).isEqualTo(WorkerView.State.READY);
        }
    }

    @Test
    void a_document_that_is_alone_whenever_somebody_kills_its_process_is_not_to_blame() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            var outcome = site.feed("slow", "long");

            for (var round = 1; round <= 4; round++) {
                TestSite.awaitSize(site.processes, round);
                while (site.workers.views().getFirst().inFlight() == 0) {
                    Thread.onSpinWait();
                }
                site.processes.get(round - 1).destroyForcibly();
            }

            assertThat(TestSite.await(outcome)).isEqualTo(new Outcome(1, 0, 0, 0, List.of()));
        }
    }

    @Test
    void what_is_not_done_when_a_flow_stops_ends_as_failed() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            var outcomes = site.feedMany(100, "slow");

            assertThat(site.run.stop(Duration.ofMillis(300))).isFalse();

            var states = IntStream.range(0, 100)
                    .mapToObj(outcomes::get)
                    .map(outcome -> outcome.join().state())
                    .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
            assertThat(states.keySet()).containsOnly(Outcome.State.PUBLISHED, Outcome.State.FAILED);
            assertThat(site.letters).isEmpty();
        }
    }
}
