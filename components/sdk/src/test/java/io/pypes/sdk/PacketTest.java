package io.pypes.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketTest {
    private static final Value A = Value.of("a");
    private static final Value B = Value.of("b");

    @Test
    void holds_none_one_or_many_values_of_an_attribute() {
        var packet = Packet.empty()
                .with("none", List.of())
                .with("one", List.of(A))
                .with("many", List.of(A, B))
                .with("text", "x");

        assertThat(packet.values("none")).isEmpty();
        assertThat(packet.has("none")).isTrue();
        assertThat(packet.first("none")).isEmpty();
        assertThat(packet.values("one")).containsExactly(A);
        assertThat(packet.values("many")).containsExactly(A, B);
        assertThat(packet.first("many")).contains(A);
        assertThat(packet.text("text")).contains("x");
    }

    @Test
    void is_not_changed_by_changes_of_a_copy() {
        var values = new ArrayList<>(List.of(A, B));
        var packet = Packet.empty().with("many", values);
        values.clear();

        packet.with("many", "x").with("more", "x").without("many");

        assertThat(packet.names()).containsExactly("many");
        assertThat(packet.values("many")).containsExactly(A, B);
    }

    @Test
    void creates_nothing_when_read() {
        var packet = Packet.empty().with("here", "x");

        assertThat(packet.values("away")).isEmpty();
        assertThat(packet.first("away")).isEmpty();
        assertThat(packet.text("away")).isEmpty();
        assertThat(packet.has("away")).isFalse();
        assertThat(packet.metadata("away")).isEmpty();
        assertThat(packet.attributeMetadata("away")).isEmpty();
        assertThat(packet.without("away")).isSameAs(packet);
        assertThat(packet.renamed("away", "other")).isSameAs(packet);
        assertThat(packet.copied("away", "other")).isSameAs(packet);
        assertThat(packet).isEqualTo(Packet.empty().with("here", "x"));
    }

    @Test
    void hands_out_lists_and_maps_that_cannot_be_changed() {
        var packet = Packet.empty()
                .with("many", List.of(A, B))
                .withMetadata("key", A)
                .withAttributeMetadata("many", "key", A);

        assertThatThrownBy(() -> packet.names().add("x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> packet.values("many").add(A)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> packet.metadata().put("x", A)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> packet.attributeMetadata("many").put("x", A))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void keeps_the_order_of_names_and_the_place_of_a_replaced_attribute() {
        var packet = Packet.empty().with("z", "1").with("a", "2").with("m", "3").with("a", "4");

        assertThat(packet.names()).containsExactly("z", "a", "m");
    }

    @Test
    void renames_in_place_and_takes_the_metadata_along() {
        var packet = Packet.empty()
                .with("first", A)
                .with("second", B)
                .with("third", A)
                .withAttributeMetadata("first", "language", Value.of("en"))
                .withAttributeMetadata("third", "language", Value.of("fr"));

        var renamed = packet.renamed("first", "third");

        assertThat(renamed.names()).containsExactly("third", "second");
        assertThat(renamed.values("third")).containsExactly(A);
        assertThat(renamed.attributeMetadata("third")).isEqualTo(Map.of("language", Value.of("en")));
        assertThat(renamed.attributeMetadata("first")).isEmpty();
    }

    /// Packets whose attributes have metadata are renamed attribute by attribute, others by their names alone.
    @Test
    void renames_alike_with_metadata_and_without() {
        var random = new Random(20261122);
        for (var round = 0; round < 2_000; round++) {
            var packet = Packet.empty();
            for (var index = random.nextInt(1, 6); index > 0; index--) {
                packet = packet.with(letter(random), Value.of(index));
            }
            var changes = new HashMap<String, String>();
            for (var index = random.nextInt(4); index > 0; index--) {
                changes.put(letter(random), letter(random));
            }

            var plain = packet.renamed(changes);
            var other = packet.withAttributeMetadata(packet.names().getFirst(), "language", A)
                    .renamed(changes);

            assertThat(plain.names()).as("%s by %s", packet, changes).containsExactlyElementsOf(other.names());
            for (var name : plain.names()) {
                assertThat(plain.values(name)).as("%s by %s", packet, changes).isEqualTo(other.values(name));
            }
        }
    }

    private static String letter(Random random) {
        return String.valueOf((char) ('a' + random.nextInt(6)));
    }

    @Test
    void forgets_the_metadata_of_the_attribute_a_rename_replaces() {
        var packet = Packet.empty().with("plain", A).with("other", B).withAttributeMetadata("other", "key", A);

        assertThat(packet.renamed("plain", "other")).isEqualTo(Packet.empty().with("other", A));
    }

    @Test
    void swaps_names() {
        var packet = Packet.empty()
                .with("a", "1")
                .withAttributeMetadata("a", "language", Value.of("de"))
                .with("b", "2")
                .with("c", "3");

        var swapped = packet.renamed(Map.of("a", "b", "b", "a", "missing", "c"));

        assertThat(swapped.names()).containsExactly("b", "a", "c");
        assertThat(swapped.text("b")).contains("1");
        assertThat(swapped.text("a")).contains("2");
        assertThat(swapped.text("c")).contains("3");
        assertThat(swapped.attributeMetadata("b")).containsExactly(Map.entry("language", Value.of("de")));
        assertThat(swapped.attributeMetadata("a")).isEmpty();
    }

    @Test
    void keeps_the_later_of_two_that_get_one_name() {
        var packet = Packet.empty().with("a", "1").with("b", "2").with("c", "3");

        assertThat(packet.renamed(Map.of("a", "c", "b", "c")))
                .isEqualTo(Packet.empty().with("c", "2"));
    }

    @Test
    void copies_values_and_metadata() {
        var packet = Packet.empty().with("from", List.of(A, B)).withAttributeMetadata("from", "key", A);

        var copied = packet.copied("from", "to");

        assertThat(copied.values("from")).containsExactly(A, B);
        assertThat(copied.values("to")).containsExactly(A, B);
        assertThat(copied.attributeMetadata("from")).isEqualTo(Map.of("key", A));
        assertThat(copied.attributeMetadata("to")).isEqualTo(Map.of("key", A));
    }

    @Test
    void forgets_the_metadata_of_the_attribute_a_copy_replaces() {
        var packet = Packet.empty().with("from", A).with("to", B).withAttributeMetadata("to", "key", A);

        assertThat(packet.copied("from", "to"))
                .isEqualTo(Packet.empty().with("from", A).with("to", A));
    }

    @Test
    void removes_an_attribute_with_its_metadata() {
        var packet =
                Packet.empty().with("a", A).withAttributeMetadata("a", "key", A).without("a");

        assertThat(packet).isEqualTo(Packet.empty());
        assertThat(packet.with("a", A).attributeMetadata("a")).isEmpty();
    }

    @Test
    void keeps_the_metadata_of_an_attribute_whose_values_change() {
        var packet =
                Packet.empty().with("a", A).withAttributeMetadata("a", "key", A).with("a", B);

        assertThat(packet.attributeMetadata("a")).isEqualTo(Map.of("key", A));
    }

    @Test
    void refuses_metadata_of_an_attribute_that_is_not_there() {
        assertThatThrownBy(() -> Packet.empty().withAttributeMetadata("a", "key", A))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The packet has no attribute \"a\".");
    }

    @Test
    void changes_many_attributes_at_once() {
        var packet = Packet.empty().with("a", A).with("b", B).withAttributeMetadata("b", "key", A);

        var changed = packet.with(editor -> {
            editor.set("a", "x");
            editor.add("a", B);
            editor.add("new", A);
            editor.set("list", List.of(A, B));
            editor.set("value", Value.of(1));
            editor.remove("b");
            editor.remove("away");
        });

        assertThat(changed.names()).containsExactly("a", "new", "list", "value");
        assertThat(changed.values("a")).containsExactly(Value.of("x"), B);
        assertThat(changed.values("new")).containsExactly(A);
        assertThat(changed.values("list")).containsExactly(A, B);
        assertThat(changed.attributeMetadata("b")).isEmpty();
        assertThat(packet.values("a")).containsExactly(A);
    }

    @Test
    void adds_a_value_after_those_of_the_origin() {
        var packet = Packet.empty().with("none", List.of()).with("many", List.of(A, B));

        var changed = packet.with(editor -> {
            editor.add("none", A);
            editor.add("many", A);
        });

        assertThat(changed.values("none")).containsExactly(A);
        assertThat(changed.values("many")).containsExactly(A, B, A);
        assertThat(packet.values("many")).containsExactly(A, B);
    }

    @Test
    void writes_and_removes_metadata_of_the_packet() {
        var packet = Packet.empty().withMetadata(Metadata.FILENAME, Value.of("a.csv"));

        assertThat(packet.metadata(Metadata.FILENAME)).contains(Value.of("a.csv"));
        assertThat(packet.withoutMetadata(Metadata.FILENAME)).isEqualTo(Packet.empty());
        assertThat(packet.withoutMetadata("away")).isEqualTo(packet);
    }

    @Test
    void holds_content_and_its_media_type() throws Exception {
        var content = Content.of("hello".getBytes(StandardCharsets.UTF_8));

        var packet = Packet.of(content, MediaType.of("text/plain; charset=utf-8"));

        assertThat(packet.content().bytes()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
        assertThat(packet.content().size()).isEqualTo(5);
        assertThat(packet.mediaType()).isEqualTo(MediaType.of("text/plain; charset=utf-8"));
    }

    @Test
    void has_an_unknown_media_type_when_the_metadata_holds_none() {
        assertThat(Packet.empty().mediaType()).isEqualTo(MediaType.UNKNOWN);
        assertThat(Packet.empty()
                        .withMetadata(Metadata.MEDIA_TYPE, Value.of("none"))
                        .mediaType())
                .isEqualTo(MediaType.UNKNOWN);
    }

    @Test
    void is_equal_by_attributes_metadata_and_content_whatever_the_order() {
        var packet = Packet.empty().with("a", A).with("b", B).withMetadata("x", A);

        assertThat(packet)
                .isEqualTo(Packet.empty().with("b", B).withMetadata("x", A).with("a", List.of(A)))
                .hasSameHashCodeAs(
                        Packet.empty().with("b", B).withMetadata("x", A).with("a", List.of(A)));
        assertThat(packet)
                .isNotEqualTo(packet.with("a", B))
                .isNotEqualTo(packet.with("c", B))
                .isNotEqualTo(packet.withMetadata("x", B))
                .isNotEqualTo(packet.withAttributeMetadata("a", "x", B))
                .isNotEqualTo(packet.withContent(Content.of(new byte[] {1})));
    }

    @Test
    void an_editor_changes_metadata_too() {
        var packet = Packet.empty()
                .with("a", "1")
                .withMetadata("kept", Value.of("k"))
                .withMetadata("row", Value.of(1))
                .withAttributeMetadata("a", "old", Value.of(true));

        var changed = packet.with(editor -> {
            editor.set("b", "2");
            editor.setMetadata("row", Value.of(2));
            editor.setAttributeMetadata("a", Map.of("new", Value.of(1)));
            editor.setAttributeMetadata("b", Map.of("line", Value.of(2)));
        });

        assertThat(changed.metadata()).isEqualTo(Map.of("kept", Value.of("k"), "row", Value.of(2)));
        assertThat(changed.attributeMetadata("a")).isEqualTo(Map.of("new", Value.of(1)));
        assertThat(changed.attributeMetadata("b")).isEqualTo(Map.of("line", Value.of(2)));
        assertThat(changed.with(editor -> editor.remove("a")).attributeMetadata("a"))
                .isEmpty();
        assertThat(packet.metadata("row")).contains(Value.of(1));
        assertThat(packet.attributeMetadata("a")).isEqualTo(Map.of("old", Value.of(true)));
        assertThatThrownBy(() -> packet.with(editor -> editor.setAttributeMetadata("c", Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The packet has no attribute \"c\".");
    }
}
