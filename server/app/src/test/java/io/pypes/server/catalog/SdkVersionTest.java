package io.pypes.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SdkVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.0.7"})
    void the_same_major_and_no_higher_minor_fits(String version) {
        assertThat(SdkVersion.mismatch(Optional.of(version))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "0.9", "1.1", "1", "", "one.two", "1.99999999999"})
    void anything_else_does_not(String version) {
        assertThat(SdkVersion.mismatch(Optional.of(version)))
                .contains("It was built for SDK \"%s\". This server has SDK \"1.0\".".formatted(version));
    }

    @Test
    void a_jar_that_does_not_say_does_not_fit() {
        assertThat(SdkVersion.mismatch(Optional.empty()))
                .contains("Its manifest does not say, as \"Pypes-SDK\", which SDK it was built for. "
                        + "It should say \"1.0\".");
    }
}
