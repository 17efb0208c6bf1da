package io.pypes.components.expression;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Expressions and values that are made to take all time or memory.
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class BudgetTest {
    private static final String TOO_MUCH_WORK = "It looks at more than 50000000 characters or 5000000 list items.";
    private static final String TOO_MANY_ITEMS = "It goes through more than 50000 list items.";
    private static final String TOO_LONG = "It makes a text of more than 10000000 characters.";

    private static final Packet PACKET = Packet.empty()
            .with("list", Collections.nCopies(10_000, Value.of("abc")))
            .with("body", "lorem ipsum ".repeat(100_000));

    @Test
    void bounds_the_items_gone_through() {
        requireEnd("values.list.exists(a, values.list.exists(b, b == 'x'))", TOO_MANY_ITEMS);
    }

    @Test
    void bounds_lists_in_lists() {
        requireEnd("values.list.map(a, values.list)", TOO_MUCH_WORK);
        requireEnd("[[1, 1]]" + ".map(m, [m, m])".repeat(40), TOO_MUCH_WORK);
        requireEnd("[[1, 1]]" + ".map(m, m + m)".repeat(40), TOO_MUCH_WORK);
        requireEnd("[1].map(m, {'a': m})", "A list made by an expression cannot hold maps.");
    }

    @Test
    void bounds_text_that_doubles() {
        requireEnd("['ab']" + ".map(m, m + m)".repeat(40), TOO_LONG);
        requireEnd("['ab']" + ".map(m, m.replace('', 'ab'))".repeat(40), TOO_LONG);
        requireEnd("['ab']" + ".map(m, [m, m, m, m, m, m, m, m, m].join(m))".repeat(9), TOO_LONG);
    }

    @Test
    void bounds_templates() {
        var template = Template.of("${doc.body}".repeat(1000));

        assertThatThrownBy(() -> template.text(PACKET))
                .isInstanceOf(PacketException.class)
                .hasMessage("The template makes a text of more than 10000000 characters.");
    }

    @Test
    void bounds_text_searched_again_and_again() {
        requireEnd("values.list.exists(a, doc.body.matches('(x+x+)+y'))", TOO_MUCH_WORK);
        requireEnd("values.list.exists(a, doc.body.contains('x'))", TOO_MUCH_WORK);
        requireEnd("values.list.exists(a, doc.body == doc.body + 'x')", TOO_MUCH_WORK);
    }

    @Test
    void bounds_numbers() {
        var huge = Packet.empty().with("n", new Value.Decimal(new BigDecimal("1E+999999999")));

        assertThatThrownBy(() -> Template.of("${doc.n + 1}").values(huge))
                .hasMessage("The expression \"doc.n + 1\" has no result for this packet. 1E+999999999 is too far from 1"
                        + " to calculate with.");
        assertThatThrownBy(() -> Template.of("${number('1e999999999')}").values(huge))
                .hasMessage("The expression \"number('1e999999999')\" has no result for this packet. \"1e999999999\" is"
                        + " not a number such as 12, -3.50 or 1e6: ask isNumber(...) first if that can be.");
    }

    private static void requireEnd(String expression, String reason) {
        var template = Template.of("${" + expression + "}");

        assertThatThrownBy(() -> template.values(PACKET))
                .isInstanceOf(PacketException.class)
                .hasMessageEndingWith(" has no result for this packet. " + reason);
    }
}
