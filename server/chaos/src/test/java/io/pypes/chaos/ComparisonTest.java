package io.pypes.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.chaos.Api.DeadLetter;
import io.pypes.chaos.Comparison.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Key PUBLISHED = new Key(Flow.ORDERS, 1, 0, 10);
    private static final Key SPLIT = new Key(Flow.PARTS, 1, 0, 11);
    private static final Key DROPPED = new Key(Flow.PARTS, 1, 0, 13);
    private static final Key BROKEN = new Key(Flow.ORDERS, 1, 0, 57);

    private final Map<Key, String> acknowledged = new HashMap<>();
    private final Set<Key> unanswered = new HashSet<>();
    private final Outputs outputs = new Outputs(new HashMap<>(), new ArrayList<>(), new ArrayList<>());
    private final Map<String, DeadLetter> letters = new HashMap<>();

    @Test
    void counts_what_ended_as_it_was_meant_to() {
        acknowledge(PUBLISHED, SPLIT, DROPPED, BROKEN);
        publish(PUBLISHED);
        publish(SPLIT);
        bury(BROKEN, "It is not JSON.");

        assertThat(verdict())
                .isEqualTo(new Verdict(2, 1, 1, 0, 0, Set.of(), List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void misses_a_document_that_is_nowhere() {
        acknowledge(PUBLISHED);

        assertThat(verdict().lost()).containsExactly(PUBLISHED);
    }

    @Test
    void misses_a_document_of_which_a_part_is_not_there() {
        acknowledge(SPLIT);
        publish(SPLIT);
        outputs.lines().remove(SPLIT.lines().getLast());

        assertThat(verdict().lost()).containsExactly(SPLIT);
    }

    @Test
    void misses_a_dead_letter() {
        acknowledge(BROKEN);

        assertThat(verdict().lost()).containsExactly(BROKEN);
    }

    @Test
    void misses_nothing_that_was_not_acknowledged() {
        unanswered.add(PUBLISHED);
        unanswered.add(SPLIT);
        publish(SPLIT);

        assertThat(verdict().lost()).isEmpty();
        assertThat(verdict().unknown()).isEmpty();
    }

    @Test
    void finds_a_document_that_was_never_sent() {
        publish(PUBLISHED);

        assertThat(verdict().unknown()).containsExactlyElementsOf(PUBLISHED.lines());
    }

    @Test
    void finds_a_document_that_should_have_been_dropped() {
        acknowledge(DROPPED);
        outputs.lines().put(DROPPED.lines().getFirst(), 1);

        assertThat(verdict().wrong())
                .containsExactly("parts-1-0-13 is in \"whole.ndjson\", and was meant to be DROPPED");
    }

    @Test
    void finds_a_dead_letter_that_should_have_been_published() {
        acknowledge(PUBLISHED);
        bury(PUBLISHED, "There is no file.");

        assertThat(verdict().wrong())
                .containsExactly("orders-1-0-10 is a dead letter, and was meant to be PUBLISHED: There is no file.");
    }

    @Test
    void wants_dead_letters_of_the_risky_flow_to_have_the_right_reason() {
        var refused = new Key(Flow.RISKY, 1, 0, 45);
        var hangs = new Key(Flow.RISKY, 1, 0, 101);
        var poison = new Key(Flow.RISKY, 1, 0, 1501);
        acknowledge(refused, hangs, poison);
        bury(refused, new DeadLetter("", "end", "permanent", "Document \"risky-1-0-45\" is to be refused."));
        bury(hangs, new DeadLetter("", "end", "timeout", "It took longer than 5 s."));
        bury(poison, new DeadLetter("", "", "resource", "The server died 3 times while it worked on this document."));

        assertThat(verdict().deadLettered()).isEqualTo(3);
        assertThat(verdict().wrong()).isEmpty();

        bury(hangs, new DeadLetter("", "end", "permanent", "There is no file."));

        assertThat(verdict().wrong())
                .containsExactly("risky-1-0-101 is a dead letter, and was meant to be HANGS: There is no file.");
    }

    @Test
    void lets_a_dead_letter_be_whose_reason_is_right() {
        acknowledge(PUBLISHED);
        bury(PUBLISHED, "excused");

        assertThat(verdict().excused()).isEqualTo(1);
        assertThat(verdict().wrong()).isEmpty();
        assertThat(verdict().lost()).isEmpty();
    }

    @Test
    void counts_a_document_once_for_each_time_it_was_published_again() {
        acknowledge(PUBLISHED, SPLIT);
        publish(PUBLISHED);
        publish(PUBLISHED);
        publish(PUBLISHED);
        publish(SPLIT);
        outputs.lines().put(SPLIT.lines().getLast(), 2);

        assertThat(verdict().doubled()).isEqualTo(3);
        assertThat(verdict().doubledKeys()).containsExactlyInAnyOrder(PUBLISHED, SPLIT);
    }

    private void acknowledge(Key... keys) {
        for (var key : keys) {
            acknowledged.put(key, "receipt of " + key);
        }
    }

    private void publish(Key key) {
        key.lines().forEach(line -> outputs.lines().merge(line, 1, Integer::sum));
    }

    private void bury(Key key, String message) {
        bury(key, new DeadLetter("", "read", "permanent", message));
    }

    private void bury(Key key, DeadLetter letter) {
        letters.put("receipt of " + key, letter);
    }

    private Verdict verdict() {
        return new Comparison(
                        acknowledged,
                        unanswered,
                        outputs,
                        letters,
                        letter -> letter.message().equals("excused"))
                .verdict();
    }
}
