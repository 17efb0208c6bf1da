package io.pypes.components.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Packet;
import io.pypes.testkit.ComponentTester;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiscardTest {

    @Test
    void takes_everything() throws Exception {
        var result = ComponentTester.of(Discard.TYPE, Map.of())
                .given(Packet.empty(), Packet.empty().with("a", "1"))
                .run();

        assertThat(result.published()).hasSize(2);
    }
}
