package io.pypes.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GeneratedTest {

    @Test
    void gives_so_many_bytes_and_the_same_each_time() throws Exception {
        var once = new Generated(200_000).readAllBytes();

        assertThat(once).hasSize(200_000).isEqualTo(new Generated(200_000).readAllBytes());
    }

    @Test
    void begins_another_block_when_one_is_used_up() throws Exception {
        var bytes = new Generated(128 << 10);

        assertThat(bytes.readNBytes(64 << 10)).isNotEqualTo(bytes.readNBytes(64 << 10));
        assertThat(bytes.read()).isEqualTo(-1);
    }
}
