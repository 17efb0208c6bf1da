package io.pypes.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.chaos.Api.Numbers;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalmTest {

    private static final Map<Flow, Numbers> BEFORE = Map.of(Flow.ORDERS, new Numbers(10, 0, 8, 1, 1));
    private static final Set<Key> SENT =
            Set.of(new Key(Flow.ORDERS, 1, 0, 1), new Key(Flow.ORDERS, 1, 0, 3), new Key(Flow.ORDERS, 1, 0, 57));

    @Test
    void is_content_with_numbers_that_agree_with_those_of_the_senders() {
        var after = Map.of(Flow.ORDERS, new Numbers(13, 0, 9, 2, 2));

        assertThat(new Calm(BEFORE, after, SENT).faults()).isEmpty();
    }

    @Test
    void finds_numbers_that_do_not_add_up_and_those_of_documents_that_ended_otherwise() {
        var after = Map.of(Flow.ORDERS, new Numbers(13, 0, 10, 1, 1));

        assertThat(new Calm(BEFORE, after, SENT).faults())
                .containsExactly(
                        "The numbers of flow \"orders\" do not add up: Numbers[accepted=13, inFlight=0, published=10, "
                                + "dropped=1, deadLettered=1]",
                        "Without any fault, flow \"orders\" counts Numbers[accepted=3, inFlight=0, published=2, "
                                + "dropped=0, deadLettered=0] where the senders count Numbers[accepted=3, inFlight=0, "
                                + "published=1, dropped=1, deadLettered=1].");
    }
}
