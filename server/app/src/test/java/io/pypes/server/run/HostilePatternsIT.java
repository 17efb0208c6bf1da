package io.pypes.server.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.ServerTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Patterns and expressions of users that could keep a flow busy for ever, in every component that takes some.
@ServerTest
@Timeout(60)
class HostilePatternsIT {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    /// Patterns that the expressions of the JDK take many seconds for, or all of the stack, with their texts.
    private static final Map<String, String> PATTERNS = Map.of(
            "(.*a){14}$", "a".repeat(28) + "b",
            "^(.*?,){12}P", "1,".repeat(100),
            "\\s+$", " ".repeat(200_000) + "x",
            "(a|b)*$", "ab".repeat(50_000) + "x");

    private static final String MATCHES = "doc.text.matches(r\\\"%s\\\")";

    /// Chains of an adapter and steps, with a place for the pattern.
    private static final List<List<String>> CHAINS = List.of(
            List.of("read-text", "extract-pattern {'attributes': ['text'], 'pattern': '%s', 'into': 'x'}", "discard"),
            List.of("read-text", "filter-by-condition {'condition': '" + MATCHES + "'}", "discard"),
            List.of(
                    "read-text",
                    "route-by-condition {'routes': [{'port': 'out', 'condition': '" + MATCHES + "'}]}",
                    "discard"),
            List.of(
                    "read-text",
                    "set-attributes {'assignments': [{'attribute': 'x', 'value': '${" + MATCHES + "}'}]}",
                    "discard"),
            List.of("read-html {'extract': [{'attribute': 'x', 'selector': 'p:matches(%s)'}]}", "discard"));

    private final Client client;

    HostilePatternsIT(@LocalServerPort int port) {
        this.client = new Client(port);
    }

    static List<List<String>> chains() {
        return CHAINS;
    }

    @ParameterizedTest
    @MethodSource("chains")
    void patterns_are_matched_within_a_second(List<String> chain) throws Exception {
        var warm = publish(chain, "a");
        feed(warm, "a".repeat(1000)); // loads what it takes
        for (var pattern : PATTERNS.entrySet()) {
            var flow = publish(chain, pattern.getKey());

            var began = System.nanoTime();
            var state = feed(flow, pattern.getValue());

            var took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(took).as(pattern.getKey()).isLessThan(LIMIT);
            assertThat(state).isIn("published", "dropped");
        }
    }

    @ParameterizedTest
    @MethodSource("chains")
    void patterns_that_refer_to_what_was_matched_are_refused(List<String> chain) throws Exception {
        var made = client.postJson("/api/v1/flows", file(chain, "(a*)*\\1b"));

        var path = "/api/v1/flows/" + made.json().path("id").asString() + "/publish";
        var refused = client.send("POST", path, new byte[0], "If-Match", "*");

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    }

    /// It would be a text of 40 thousand million characters.
    @Test
    void an_expression_that_multiplies_its_text_is_given_up_within_a_second() throws Exception {
        var chain = List.of(
                "read-text",
                "set-attributes {'assignments': [{'attribute': 'x',"
                        + " 'value': '${doc.text.replace(\\\"a\\\", doc.text)}'}]}",
                "discard");
        var flow = publish(chain, "");
        feed(flow, "a");

        var began = System.nanoTime();
        var state = feed(flow, "a".repeat(200_000));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LIMIT);
        assertThat(state).isEqualTo("dead-lettered");
    }

    private String publish(List<String> chain, String pattern) throws Exception {
        return client.publishFile(file(chain, pattern));
    }

    private static String file(List<String> chain, String pattern) {
        var written = pattern.replace("\\", "\\\\");
        var steps = chain.stream().map(step -> step.replace("%s", written)).toList();
        return Client.chain("Patterns", steps);
    }

    /// Feeds a text, which is HTML of one paragraph as well.
    private String feed(String flow, String text) throws Exception {
        return client.feed(flow, "?entry=n1", ("<p>" + text).getBytes(UTF_8), "Content-Type", "text/html")
                .path("state")
                .asString();
    }
}
