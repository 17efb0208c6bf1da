package io.pypes.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CauseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "The value \"maybe\" of \"due\" is no date.|The value \"…\" of \"…\" is no date.",
                "Line 17 has text after a quote.|Line … has text after a quote.",
                "The JSON is broken at line 3, column 14: no value.|The JSON is broken at line …, column …: no value.",
                "Unrecognized token 'tru' of the server's.|Unrecognized token '…' of the server's.",
                "It used 489 of 494 MB of heap. It was in a.B.c(B.java:1), called by d.|It used … of 494 MB of heap. It was in ….",
                "The server answered 503.|The server answered 503.",
                "Price \"$1\\2\" is none.|Price \"…\" is none.",
                "A \"quote without an end|A \"quote without an end"
            })
    void a_cause_leaves_out_what_is_quoted_and_where_it_was(String message, String cause) {
        assertThat(Cause.of(message)).isEqualTo(cause);
        assertThat(Cause.of(cause)).isEqualTo(cause);
    }

    @Test
    void messages_have_in_common_what_does_not_differ() {
        var one = "The value \"maybe\" of attribute \"$due\" in line 1 is no date.";
        var other = "The value \"never\" of attribute \"$due\" in line 2 is no date.";

        assertThat(Cause.common(one, other)).isEqualTo("The value \"…\" of attribute \"$due\" in line … is no date.");
        assertThat(Cause.common(Cause.common(one, other), one)).isEqualTo(Cause.common(one, other));
    }

    @Test
    void one_message_is_shown_as_it_is() {
        assertThat(Cause.common("Value \"a\" is none.", "Value \"a\" is none.")).isEqualTo("Value \"a\" is none.");
    }
}
