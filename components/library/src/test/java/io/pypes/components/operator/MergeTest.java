package io.pypes.components.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.components.operator.Merge.Parameters;
import io.pypes.sdk.Content;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult.Merged;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergeTest {
    private static final Packet A = Packet.empty().with("id", "1").with("a", "x");
    private static final Packet B = Packet.empty().with("id", "1").with("b", "y");

    @Test
    void joins_packets_of_the_same_document() throws Exception {
        var result = tester(Map.of())
                .document("d1")
                .givenAt("first", A)
                .document("d2")
                .givenAt("second", B.with("b", "other"))
                .document("d1")
                .givenAt("second", B)
                .undrained()
                .run();

        assertThat(result.merged()).containsExactly(new Merged(A.with("b", "y"), List.of("d1", "d1")));
        assertThat(result.held()).containsExactly(B.with("b", "other"));
    }

    @Test
    void puts_the_first_input_first_whichever_comes_first() throws Exception {
        var result = tester(Map.of("key", "id"))
                .document("d2")
                .givenAt("second", B)
                .document("d1")
                .givenAt("first", A)
                .run();

        assertThat(result.merged()).containsExactly(new Merged(A.with("b", "y"), List.of("d1", "d2")));
        assertThat(result.emitted().getFirst().names()).containsExactly("id", "a", "b");
    }

    @Test
    void joins_several_of_one_key_in_their_order() throws Exception {
        var result = tester(Map.of("key", "id"))
                .givenAt("first", A, A.with("a", "x2"))
                .givenAt("second", B, B.with("b", "y2"), B.with("b", "y3"))
                .run();

        assertThat(result.emitted())
                .containsExactly(A.with("b", "y"), A.with("a", "x2").with("b", "y2"));
        assertThat(result.emitted("unpaired")).containsExactly(B.with("b", "y3"));
    }

    @Test
    void joins_by_the_text_of_all_values_of_the_key() throws Exception {
        var numbers = List.of(Value.of(1), Value.of(2));
        var texts = List.of(Value.of("1"), Value.of("2"));

        var result = tester(Map.of("key", "id"))
                .givenAt("first", A.with("id", numbers))
                .givenAt("second", B, B.with("id", texts))
                .run();

        assertThat(result.emitted()).containsExactly(A.with("id", texts).with("b", "y"));
        assertThat(result.emitted("unpaired")).containsExactly(B);
    }

    @Test
    void fails_packets_without_the_key() throws Exception {
        var failure = tester(Map.of("key", "id"))
                .givenAt("first", Packet.empty())
                .run()
                .onlyFailure();

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure.message()).isEqualTo("The packet has no attribute \"id\", by which packets are joined.");
    }

    @Test
    void does_what_it_is_told_with_attributes_that_both_have() throws Exception {
        var first = Packet.empty().with("x", "1").withAttributeMetadata("x", "language", Value.of("de"));
        var second = Packet.empty()
                .with("x", "2")
                .withAttributeMetadata("x", "language", Value.of("en"))
                .withAttributeMetadata("x", "unit", Value.of("m"));

        var replaced = joined("replace", first, second);
        var appended = joined("append", first, second);
        var kept = joined("keep", first, second);

        assertThat(replaced).isEqualTo(second);
        assertThat(appended.values("x")).containsExactly(Value.of("1"), Value.of("2"));
        assertThat(appended.attributeMetadata("x"))
                .isEqualTo(Map.of("language", Value.of("de"), "unit", Value.of("m")));
        assertThat(kept).isEqualTo(first);
    }

    @Test
    void joins_metadata_and_content() throws Exception {
        var text = Content.of(new byte[] {1});
        var first = Packet.of(text, MediaType.of("text/plain")).withMetadata("route", Value.of("a"));
        var second = Packet.of(Content.of(new byte[] {2}), MediaType.of("text/html"))
                .withMetadata("filename", Value.of("b"));

        var kept = joined("keep", first, second);
        var replaced = joined("replace", first, second);
        var withoutContent = joined("replace", first, Packet.empty().withMediaType(MediaType.of("text/css")));

        assertThat(kept).isEqualTo(first.withMetadata("filename", Value.of("b")));
        assertThat(replaced).isEqualTo(second.withMetadata("route", Value.of("a")));
        assertThat(withoutContent).isEqualTo(first);
    }

    @Test
    void lets_a_packet_go_when_its_time_is_up() throws Exception {
        var result = tester(Map.of("timeout", "5s"))
                .givenAt("first", A)
                .givenAt("second", B)
                .thenWake()
                .givenAt("first", A)
                .undrained()
                .run();

        assertThat(result.emitted("unpaired")).containsExactly(A, B);
        assertThat(result.merged())
                .containsExactly(new Merged(A, List.of("document-1")), new Merged(B, List.of("document-2")));
        assertThat(result.held()).containsExactly(A);
    }

    @Test
    void lets_each_packet_have_its_full_time() throws Exception {
        // seconds at each look at the clock: packets at 0 and 3, woken at 5 and 8
        var once = tester(Map.of("timeout", "5s"))
                .clock(seconds(0, 3, 0))
                .givenAt("first", A, B)
                .thenWake()
                .undrained()
                .run();
        var alone = tester(Map.of("timeout", "5s"))
                .givenAt("first", A)
                .thenWake()
                .undrained()
                .run();
        var twice = tester(Map.of("timeout", "5s"))
                .clock(seconds(0, 3, 0, 0))
                .givenAt("first", A, B)
                .thenWake()
                .thenWake()
                .undrained()
                .run();

        assertThat(alone.emitted("unpaired")).containsExactly(A);
        assertThat(once.emitted("unpaired")).containsExactly(A);
        assertThat(once.held()).containsExactly(B);
        assertThat(twice.emitted("unpaired")).containsExactly(A, B);
    }

    @Test
    void lets_all_go_at_the_end() throws Exception {
        var result = tester(Map.of()).givenAt("first", A).givenAt("second", B).run();

        assertThat(result.emitted("unpaired")).containsExactly(A, B);
        assertThat(result.held()).isEmpty();
    }

    @Test
    void takes_no_more_than_the_limit() throws Exception {
        var result = tester(Map.of("limit", 2, "key", "id"))
                .givenAt("first", A, A.with("id", "2"), A.with("id", "3"))
                .givenAt("second", B)
                .run();

        assertThat(result.failed()).hasSize(1);
        assertThat(result.failed().getFirst().kind()).isEqualTo(ErrorKind.RESOURCE);
        assertThat(result.failed().getFirst().message())
                .isEqualTo("2 packets wait for their partners already, and no more may. Raise the limit or lower the"
                        + " timeout.");
        assertThat(result.emitted()).containsExactly(A.with("b", "y"));
        assertThat(result.emitted("unpaired")).containsExactly(A.with("id", "2"));
    }

    @Test
    void joins_empty_packets() throws Exception {
        assertThat(joined("append", Packet.empty(), Packet.empty())).isEqualTo(Packet.empty());
    }

    @Test
    void passes_an_interrupt_on() throws Exception {
        var result = tester(Map.of("key", "id"))
                .givenAt("first", A)
                .givenAt("second", B)
                .interruptedAfter(0)
                .run();

        assertThat(result.interrupted()).isTrue();
    }

    /// A clock that is so many seconds after its start at each look.
    private static InstantSource seconds(long... seconds) {
        var next = Arrays.stream(seconds).mapToObj(Instant.EPOCH::plusSeconds).iterator();
        return next::next;
    }

    private static Packet joined(String policy, Packet first, Packet second) throws Exception {
        return tester(Map.of("policy", policy))
                .document("d")
                .givenAt("first", first)
                .givenAt("second", second)
                .run()
                .emitted()
                .getFirst();
    }

    private static ComponentTester<Parameters> tester(Map<String, ?> parameters) {
        return ComponentTester.of(Merge.TYPE, parameters);
    }
}
