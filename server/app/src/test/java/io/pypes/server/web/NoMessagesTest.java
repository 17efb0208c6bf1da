package io.pypes.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.DefaultMessageSourceResolvable;

class NoMessagesTest {

    private final NoMessages messages = new NoMessages();

    @Test
    void are_what_the_caller_has_himself() {
        var text = messages.getMessage("problem", null, "It's {0}.", Locale.ROOT);

        assertThat(text).isEqualTo("It's {0}.");
    }

    @Test
    void have_arguments_put_in() {
        var wanted = new DefaultMessageSourceResolvable(new String[] {"problem"}, new Object[] {7}, "It is {0}.");

        var text = messages.getMessage(wanted, Locale.ROOT);

        assertThat(text).isEqualTo("It is 7.");
    }

    @Test
    void are_missing_otherwise() {
        assertThat(messages.getMessage("problem", null, null, Locale.ROOT)).isNull();
        assertThatThrownBy(() -> messages.getMessage("problem", null, Locale.ROOT))
                .isInstanceOf(NoSuchMessageException.class);
        assertThatThrownBy(() -> messages.getMessage(new DefaultMessageSourceResolvable("problem"), Locale.ROOT))
                .isInstanceOf(NoSuchMessageException.class);
    }
}
