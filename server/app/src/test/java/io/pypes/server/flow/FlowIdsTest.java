package io.pypes.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowIdsTest {

    @ParameterizedTest
    @CsvSource({
        "Clean orders, clean-orders",
        "'  Größe & Preis!  ', gro-e-preis",
        "Crème brûlée, creme-brulee",
        "№ 5, no-5",
        "日本, flow",
        "---, flow",
        "a name that goes on and on and on until nobody reads, a-name-that-goes-on-and-on-and-on-until-nobody-r"
    })
    void the_first_is_the_name_in_plain_letters(String name, String id) {
        assertThat(FlowIds.of(name).findFirst()).contains(id);
    }

    @Test
    void the_others_are_numbered() {
        assertThat(FlowIds.of("Orders").limit(3)).containsExactly("orders", "orders-2", "orders-3");
    }
}
