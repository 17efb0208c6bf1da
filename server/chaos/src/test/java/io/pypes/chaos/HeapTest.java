package io.pypes.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapTest {

    private final Heap heap = new Heap();

    @Test
    void is_flat_if_the_least_of_the_last_third_is_like_that_of_the_first() {
        add(0.3, 0.5, 0.9, 0.2, 0.8, 0.35);

        assertThat(heap.isFlat()).isTrue();
        assertThat(heap.first()).hasValue(0.3);
        assertThat(heap.last()).hasValue(0.35);
    }

    @Test
    void is_not_flat_if_it_grows() {
        add(0.3, 0.35, 0.41);

        assertThat(heap.isFlat()).isFalse();
    }

    @Test
    void is_not_flat_if_nothing_is_known() {
        heap.add("jvm_gc_overhead 0.01\n");

        assertThat(heap.isFlat()).isFalse();
    }

    private void add(double... shares) {
        for (var share : shares) {
            heap.add("""
                # TYPE jvm_memory_usage_after_gc gauge
                jvm_memory_usage_after_gc{area="heap",pool="long-lived"} %s
                jvm_memory_used_bytes{area="heap"} 7
                """.formatted(share));
        }
    }
}
