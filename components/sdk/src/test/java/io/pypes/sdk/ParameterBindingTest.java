package io.pypes.sdk;

import static io.pypes.sdk.Bindings.bound;
import static io.pypes.sdk.Bindings.faults;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.ParameterSchema.Fault;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParameterBindingTest {

    enum Order {
        AS_IS,
        SORTED
    }

    record Route(
            @Parameter("Name of the port.") String port,

            @Parameter(value = "Weight of the route.", byDefault = "1")
            int weight) {}

    record Everything(
            @Parameter("Some text.") String text,
            @Parameter("Yes or no.") boolean flag,
            @Parameter("A whole number.") int small,
            @Parameter("A larger number.") long large,
            @Parameter("Any number.") double real,
            @Parameter("A length of time.") Duration span,
            @Parameter("An order.") Order order,
            @Parameter("A media type.") MediaType type,
            @Parameter("Routes.") List<Route> routes,
            @Parameter("Numbers by name.") Map<String, Integer> named,
            @Parameter("A number or none.") Optional<Long> maybe) {}

    @Test
    void binds_every_shape() {
        var given = new LinkedHashMap<String, @Nullable Object>();
        given.put("text", "hello");
        given.put("flag", true);
        given.put("small", 7L);
        given.put("large", new BigInteger("9223372036854775807"));
        given.put("real", 1);
        given.put("span", "90s");
        given.put("order", "as-is");
        given.put("type", "text/csv; charset=utf-8");
        given.put("routes", List.of(Map.of("port", "a"), Map.of("port", "b", "weight", 2.0)));
        given.put("named", Map.of("x", 1));
        given.put("maybe", 5);

        assertThat(bound(Everything.class, given))
                .isEqualTo(new Everything(
                        "hello",
                        true,
                        7,
                        Long.MAX_VALUE,
                        1.0,
                        Duration.ofSeconds(90),
                        Order.AS_IS,
                        MediaType.of("text/csv; charset=utf-8"),
                        List.of(new Route("a", 1), new Route("b", 2)),
                        Map.of("x", 1),
                        Optional.of(5L)));
    }

    @Test
    void reports_everything_that_does_not_fit_with_its_place() {
        var given = new LinkedHashMap<String, @Nullable Object>();
        given.put("text", 1);
        given.put("flag", "yes");
        given.put("small", 3_000_000_000L);
        given.put("large", 0.5);
        given.put("real", "1");
        given.put("span", "1 hour");
        given.put("order", "AS_IS");
        given.put("type", "csv");
        given.put("routes", Arrays.asList(Map.of("port", 1, "wheight", 2), "x", null));
        given.put("named", Map.of("a/b~c", "x"));
        given.put("maybe", "x");

        assertThat(faults(Everything.class, given))
                .containsExactly(
                        new Fault("/text", "\"1\" does not fit here: it must be text."),
                        new Fault("/flag", "\"yes\" does not fit here: it must be true or false."),
                        new Fault("/small", "\"3000000000\" does not fit here: it must be a whole number."),
                        new Fault("/large", "\"0.5\" does not fit here: it must be a whole number."),
                        new Fault("/real", "\"1\" does not fit here: it must be a number."),
                        new Fault(
                                "/span",
                                "\"1 hour\" does not fit here: it must be a length of time such as"
                                        + " \"500ms\", \"30s\" or \"5m\"."),
                        new Fault("/order", "\"AS_IS\" does not fit here: it must be one of \"as-is\", \"sorted\"."),
                        new Fault(
                                "/type",
                                "\"csv\" is not a media type. One looks like \"text/csv\" or"
                                        + " \"text/csv; charset=utf-8\"."),
                        new Fault("/routes/0/port", "\"1\" does not fit here: it must be text."),
                        new Fault(
                                "/routes/0/wheight",
                                "There is no parameter \"wheight\". There are \"port\", \"weight\"."),
                        new Fault("/routes/1", "\"x\" does not fit here: it must be an object."),
                        new Fault("/routes/2", "Item 3 is empty."),
                        new Fault("/named/a~1b~0c", "\"x\" does not fit here: it must be a whole number."),
                        new Fault("/maybe", "\"x\" does not fit here: it must be a whole number."));
    }

    @Test
    void reports_lists_maps_and_media_types_that_are_something_else() {
        var given = new LinkedHashMap<String, @Nullable Object>(
                Map.of("text", "", "small", 1, "large", 1, "real", 1, "span", "1d", "order", "sorted"));
        given.put("type", 1);
        given.put("routes", "a");
        given.put("named", List.of());

        assertThat(faults(Everything.class, given))
                .containsExactly(
                        new Fault("/text", "Parameter \"text\" is required. Some text."),
                        new Fault("/type", "\"1\" does not fit here: it must be text."),
                        new Fault("/routes", "\"a\" does not fit here: it must be a list."),
                        new Fault("/named", "\"[]\" does not fit here: it must be an object."));
    }

    @Test
    void reports_a_value_by_name_that_is_empty() {
        record Named(@Parameter("Texts by name.") Map<String, String> texts) {}
        var texts = new LinkedHashMap<String, @Nullable String>();
        texts.put("a", null);

        assertThat(faults(Named.class, Map.of("texts", texts)))
                .containsExactly(new Fault("/texts/a", "\"a\" is empty."));
    }

    @Test
    void keeps_the_order_of_values_by_name() {
        record Named(@Parameter("Texts by name.") Map<String, String> texts) {}
        var texts = new LinkedHashMap<String, String>();
        List.of("z", "y", "x", "b", "a").forEach(name -> texts.put(name, name));

        assertThat(bound(Named.class, Map.of("texts", texts)).texts.keySet()).containsExactly("z", "y", "x", "b", "a");
    }

    @Test
    void takes_defaults_and_leaves_out_what_may_be_left_out() {
        record Optionals(
                @Parameter(value = "Text.", byDefault = "x") String text,

                @Parameter(value = "A number.", byDefault = "3")
                int number,

                @Parameter(value = "Any number.", byDefault = "0.5")
                double real,

                @Parameter(value = "Yes or no.", byDefault = "true")
                boolean yes,

                @Parameter("Yes or no.") boolean no,

                @Parameter(value = "A time.", byDefault = "5m")
                Duration span,

                @Parameter(value = "Numbers.", byDefault = "5")
                List<Integer> one,

                @Parameter(value = "Words.", byDefault = "a, b")
                List<String> words,

                @Parameter(value = "Words by name.", byDefault = "a=b, c=d=e")
                Map<String, String> named,

                @Parameter("Words.") List<String> none,
                @Parameter("Words by name.") Map<String, String> nothing,
                @Parameter("A word.") Optional<String> maybe) {}

        assertThat(bound(Optionals.class, Map.of()))
                .isEqualTo(new Optionals(
                        "x",
                        3,
                        0.5,
                        true,
                        false,
                        Duration.ofMinutes(5),
                        List.of(5),
                        List.of("a", "b"),
                        Map.of("a", "b", "c", "d=e"),
                        List.of(),
                        Map.of(),
                        Optional.empty()));
    }

    @Test
    void takes_empty_text_as_text_where_there_is_a_default() {
        record Quoted(
                @Parameter(value = "Quotes.", byDefault = "\"")
                String quote) {}

        assertThat(bound(Quoted.class, Map.of("quote", ""))).isEqualTo(new Quoted(""));
    }

    @Test
    void takes_empty_text_as_nothing_where_nothing_is_allowed() {
        record Numbered(@Parameter("A number.") Optional<Integer> number) {}

        assertThat(bound(Numbered.class, Map.of("number", ""))).isEqualTo(new Numbered(Optional.empty()));
    }
}
