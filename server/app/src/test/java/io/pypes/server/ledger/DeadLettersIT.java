package io.pypes.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.ServerTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class DeadLettersIT {

    private static final String BROKEN = "{\"a\":1}\n{\"a\":\n{\"a\":3}\n";

    private final Client client;

    DeadLettersIT(@LocalServerPort int port) {
        this.client = new Client(port);
    }

    private String letters(String flow) {
        return "/api/v1/flows/" + flow + "/dead-letters";
    }

    @Test
    void a_broken_row_is_kept_with_its_bytes_and_its_place_while_the_others_go_on() throws Exception {
        var flow = client.publish("Keep broken rows", "read-json", "discard");

        var status = client.feed(flow, "application/jsonl", BROKEN);

        assertThat(status.path("counts").path("published").asInt()).isEqualTo(2);
        var list = client.get(letters(flow)).json();
        assertThat(list.path("total").asInt()).isEqualTo(1);
        assertThat(list.path("groups").path(0).path("count").asInt()).isEqualTo(1);
        var letter = list.path("letters").path(0);
        assertThat(letter.path("node").asString()).isEqualTo("n1");
        assertThat(letter.path("kind").asString()).isEqualTo("invalid-input");
        assertThat(letter.path("message").asString()).contains("ine 2");
        var content = client.get(letters(flow) + "/" + letter.path("id").asString() + "/content");
        assertThat(content.text().strip()).isEqualTo("{\"a\":");
        assertThat(content.response()
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElseThrow())
                .startsWith("attachment");
    }

    @Test
    void replay_feeds_it_again_and_it_comes_back_if_nothing_has_changed() throws Exception {
        var flow = client.publish("Replay", "read-csv", "discard");
        var status = client.feed(flow, "image/png", "x");

        var answer = client.postJson(letters(flow) + "/replay", "{\"all\":true}");

        assertThat(answer.json().path("count").asInt()).isEqualTo(1);
        var again = client.awaitEnd(status.path("id").asString());
        assertThat(again.path("state").asString()).isEqualTo("dead-lettered");
        assertThat(client.get(letters(flow)).json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void discard_takes_one_or_all() throws Exception {
        var flow = client.publish("Discard", "read-csv", "discard");
        client.feed(flow, "image/png", "1");
        client.feed(flow, "image/png", "2");
        client.feed(flow, "image/png", "3");
        var id = client.get(letters(flow))
                .json()
                .path("letters")
                .path(0)
                .path("id")
                .asString();

        var one = client.send("DELETE", letters(flow) + "?id=" + id, new byte[0]);
        var rest = client.send("DELETE", letters(flow) + "?all=true", new byte[0]);

        assertThat(one.json().path("count").asInt()).isEqualTo(1);
        assertThat(rest.json().path("count").asInt()).isEqualTo(2);
        assertThat(client.get(letters(flow)).json().path("total").asInt()).isZero();
    }

    @Test
    void letters_of_one_cause_gather_whatever_they_quote_and_are_replayed_and_discarded_together() throws Exception {
        var flow = client.publish("By cause", "read-json", "discard");
        client.feed(flow, "application/json", "{\"a\":tru}");
        client.feed(flow, "application/json", "[{\"a\": trust}]");
        client.feed(flow, "image/png", "x");

        var groups = client.get(letters(flow)).json().path("groups");
        var group = groups.path(0);
        assertThat(groups.size()).isEqualTo(2);
        assertThat(group.path("count").asInt()).isEqualTo(2);
        assertThat(group.path("message").asString()).contains("…");
        var key = "\"node\":\"n1\",\"kind\":\"invalid-input\",\"cause\":" + group.path("cause");
        var replayed = client.postJson(letters(flow) + "/replay", "{\"group\":{" + key + "}}");
        assertThat(replayed.json().path("count").asInt()).isEqualTo(2);
        client.awaitLetters(flow, 3);
        var cause = URLEncoder.encode(group.path("cause").asString(), StandardCharsets.UTF_8);
        var discarded =
                client.send("DELETE", letters(flow) + "?node=n1&kind=invalid-input&cause=" + cause, new byte[0]);
        assertThat(discarded.json().path("count").asInt()).isEqualTo(2);
        assertThat(client.get(letters(flow)).json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void a_group_is_named_by_all_three() throws Exception {
        var flow = client.publish("Half a group", "read-csv", "discard");

        assertThat(client.send("DELETE", letters(flow) + "?node=n1", new byte[0])
                        .detail())
                .isEqualTo("A group of dead letters has a \"node\", a \"kind\" and a \"cause\". Give all three.");
    }

    @Test
    void what_is_meant_has_to_be_said() throws Exception {
        var flow = client.publish("Say it", "read-csv", "discard");

        var answer = client.postJson(letters(flow) + "/replay", "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).isEqualTo("Say which dead letters are meant: some ids, one group, or all.");
    }

    @Test
    void a_letter_that_is_not_there() throws Exception {
        var flow = client.publish("No letter", "read-csv", "discard");

        assertThat(client.get(letters(flow) + "/nope").detail())
                .isEqualTo("Flow \"no-letter\" has no dead letter \"nope\". It may have been replayed or discarded.");
    }
}
