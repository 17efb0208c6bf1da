package io.pypes.sdk;

import static io.pypes.sdk.Bindings.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.ParameterSchema.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParameterRulesTest {

    record Range(
            @Parameter("From.") int from, @Parameter("To.") int to) {
        Range {
            if (from > to) {
                throw new InvalidParameterException("to", "\"to\" must not be less than \"from\".");
            }
            if (from == to) {
                throw new IllegalArgumentException("The range is empty.");
            }
        }
    }

    @Test
    void checks_bounds_of_numbers_and_of_lengths_of_lists() {
        record Bounded(
                @Parameter(value = "A number.", min = 1, max = 10)
                int number,

                @Parameter(value = "Any number.", min = 0, max = 0.5)
                double real,

                @Parameter(value = "A number or none.", min = 1)
                Optional<Integer> maybe,

                @Parameter(value = "Words.", max = 1) List<String> words) {}

        assertThat(faults(Bounded.class, Map.of("number", 0, "real", 0.75, "maybe", 0, "words", List.of("a", "b"))))
                .containsExactly(
                        new Fault("/number", "Parameter \"number\" is 0. It must be 1 or more."),
                        new Fault("/real", "Parameter \"real\" is 0.75. It must be 0.5 or less."),
                        new Fault("/maybe", "Parameter \"maybe\" is 0. It must be 1 or more."),
                        new Fault("/words", "Parameter \"words\" has 2 items. It must have 1 or less items."));
    }

    @Test
    void requires_a_list_that_must_have_items() {
        record Listed(@Parameter(value = "Words.", min = 1) List<String> words) {}

        assertThat(faults(Listed.class, Map.of()))
                .containsExactly(new Fault("/words", "Parameter \"words\" is required. Words."));
        assertThat(faults(Listed.class, Map.of("words", List.of())))
                .containsExactly(new Fault("/words", "Parameter \"words\" has 0 items. It must have 1 or more items."));
    }

    @Test
    void reports_what_the_constructor_of_the_record_refuses() {
        assertThat(faults(Range.class, Map.of("from", 2, "to", 1)))
                .containsExactly(new Fault("/to", "\"to\" must not be less than \"from\"."));
        assertThat(faults(Range.class, Map.of("from", 1, "to", 1)))
                .containsExactly(new Fault("", "The range is empty."));
    }

    @Test
    void reports_parameters_that_do_not_exist() {
        record Single(@Parameter("A word.") String word) {}

        assertThat(faults(NoParameters.class, Map.of("x", 1)))
                .containsExactly(new Fault("/x", "There is no parameter \"x\". None is taken."));
        assertThat(faults(Single.class, Map.of("word", "a", "x", 1)))
                .containsExactly(new Fault("/x", "There is no parameter \"x\". There is \"word\"."));
    }

    @Test
    void refuses_records_that_cannot_be_bound() {
        record Undescribed(String word) {}
        record Odd(@Parameter("A thing.") Thread thread) {}

        assertThatThrownBy(() -> ParameterSchema.of(Undescribed.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Part \"word\" of %s has no @Parameter.", Undescribed.class.getName());
        assertThatThrownBy(() -> ParameterSchema.of(Odd.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A parameter cannot be of type java.lang.Thread.");
    }
}
