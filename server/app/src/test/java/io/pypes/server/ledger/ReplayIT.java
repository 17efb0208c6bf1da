package io.pypes.server.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.ServerTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Replay as a user of the API sees it.
@ServerTest
@Timeout(60)
class ReplayIT {

    private static final String ISO = "normalise-dates {'attributes':['date'],'output':'iso-date'}";
    private static final String BOTH =
            "normalise-dates {'attributes':['date'],'formats':['iso','dd.MM.yyyy'],'output':'iso-date'}";

    private final Client client;
    private final JdbcClient database;

    ReplayIT(@LocalServerPort int port, @Autowired JdbcClient database) {
        this.client = new Client(port);
        this.database = database;
    }

    /// Ten rows, of which the fourth and the seventh have a date that ISO 8601 does not know.
    private static String table() {
        var table = new StringBuilder("number,date\n");
        IntStream.rangeClosed(1, 10)
                .forEach(row -> table.append(row).append(row == 4 || row == 7 ? ",11.09.2026\n" : ",2026-09-11\n"));
        return table.toString();
    }

    private Client.Answer replay(String flow, String body) throws Exception {
        return client.postJson("/api/v1/flows/" + flow + "/dead-letters/replay", body);
    }

    private JsonNode letters(String flow) throws Exception {
        return client.get("/api/v1/flows/" + flow + "/dead-letters").json();
    }

    private JsonNode document(String receipt) throws Exception {
        return client.get("/api/v1/documents/" + receipt).json();
    }

    private void stop(String flow) throws Exception {
        assertThat(client.send("POST", "/api/v1/flows/" + flow + "/stop", new byte[0])
                        .status())
                .isEqualTo(200);
    }

    private List<Integer> numbersIn(String file) throws Exception {
        return client.get("/api/v1/files/content?path=" + file)
                .text()
                .lines()
                .map(line -> Integer.valueOf(line.replaceAll(".*\"number\":\"(\\d+)\".*", "$1")))
                .toList();
    }

    @Test
    void rows_that_failed_go_on_in_the_mended_flow_and_no_row_is_published_twice() throws Exception {
        var write = "write-ndjson {'file':'replayed.ndjson'}";
        var flow = client.publish("Go on", "read-csv", ISO, write);
        var status = client.feed(flow, "text/csv", table());
        client.republish(flow, "read-csv", BOTH, write);

        var answer = replay(flow, "{\"all\":true}");

        assertThat(answer.json().path("count").asInt()).isEqualTo(2);
        assertThat(answer.json().path("left")).isEmpty();
        assertThat(letters(flow).path("total").asInt()).isZero();
        stop(flow);
        assertThat(numbersIn("replayed.ndjson"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 10).boxed().toList());
        var receipt = status.path("id").asString();
        var history = document(receipt);
        assertThat(history.path("counts").path("published").asInt()).isEqualTo(8);
        assertThat(history.path("counts").path("deadLettered").asInt()).isEqualTo(2);
        assertThat(history.path("replayed").valueStream().map(JsonNode::asString))
                .containsExactly(receipt + ".n1.4", receipt + ".n1.7");
        var part = document(receipt + ".n1.4");
        assertThat(part.path("state").asString()).isEqualTo("published");
        assertThat(part.path("partOf").asString()).isEqualTo(receipt);
        assertThat(part.path("revision").asInt()).isEqualTo(2);
    }

    @Test
    void each_part_keeps_its_id_so_that_publishers_overwrite() throws Exception {
        var write = "write-json {'file':'parts/{id}.json','arrangement':'file-per-packet'}";
        var flow = client.publish("Keep ids", "read-csv", ISO, write);
        var receipt = client.feed(flow, "text/csv", table()).path("id").asString();
        client.republish(flow, "read-csv", BOTH, write);

        replay(flow, "{\"all\":true}");

        stop(flow);
        for (var row = 1; row <= 10; row++) {
            var file = client.get("/api/v1/files/content?path=parts/" + receipt + ".n1." + row + ".json");
            assertThat(file.json().path("number").asString()).isEqualTo(Integer.toString(row));
            assertThat(file.json().path("date").asString()).isEqualTo("2026-09-11");
        }
    }

    @Test
    void rows_that_the_adapter_rejected_go_back_to_it() throws Exception {
        var write = "write-ndjson {'file':'rejected.ndjson'}";
        var flow = client.publish("Reject", "read-csv {'columns':['number']}", write);
        client.feed(flow, "text/csv", "number\n1\n2,two\n3\n");
        client.republish(flow, "read-csv {'columns':['number','word']}", write);

        var answer = replay(flow, "{\"all\":true}");

        assertThat(answer.json().path("count").asInt()).isEqualTo(1);
        stop(flow);
        assertThat(numbersIn("rejected.ndjson")).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(client.get("/api/v1/files/content?path=rejected.ndjson").text())
                .contains("\"word\":\"two\"");
    }

    @Test
    void letters_stay_where_the_live_revision_has_no_such_node_and_the_answer_says_so() throws Exception {
        var flow = client.publish("Node gone", "read-csv", ISO, "discard");
        client.feed(flow, "text/csv", table());
        var before = letters(flow);
        client.republish(flow, "read-csv", "discard"); // n2 is the publisher now

        client.republishFile(
                flow, Client.chain("Node gone", List.of("read-csv", "discard")).replace("\"n2\"", "\"end\""));
        var answer = replay(flow, "{\"all\":true}").json();

        assertThat(answer.path("count").asInt()).isZero();
        assertThat(answer.path("left").path(0).path("reason").asString()).isEqualTo("The flow has no node \"n2\".");
        assertThat(answer.path("left").path(0).path("ids")).hasSize(2);
        assertThat(letters(flow)).isEqualTo(before);
    }

    @Test
    void from_the_start_the_document_is_fed_again_once_for_all_its_letters() throws Exception {
        var write = "write-ndjson {'file':'again.ndjson'}";
        var flow = client.publish("Start", "read-csv", ISO, write);
        var receipt = client.feed(flow, "text/csv", table()).path("id").asString();
        client.republish(flow, "read-csv", BOTH, write);

        var answer = replay(flow, "{\"all\":true,\"from\":\"start\"}").json();

        assertThat(answer.path("count").asInt()).isEqualTo(2);
        stop(flow);
        assertThat(numbersIn("again.ndjson")).containsExactly(1, 2, 3, 5, 6, 8, 9, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(document(receipt).path("counts").path("published").asInt()).isEqualTo(10);
        assertThat(letters(flow).path("total").asInt()).isZero();
    }

    @Test
    void a_document_that_goes_on_tells_its_whole_history_under_its_receipt() throws Exception {
        var read = "read-csv {'packets':'document'}";
        var flow = client.publish("History", read, ISO, "discard");
        var receipt =
                client.feed(flow, "text/csv", "date\n11.09.2026\n").path("id").asString();
        client.republish(flow, read, BOTH, "discard");

        replay(flow, "{\"all\":true}");

        stop(flow);
        var status = document(receipt);
        assertThat(status.path("state").asString()).isEqualTo("published");
        assertThat(status.path("counts").path("deadLettered").asInt()).isZero();
        assertThat(status.path("notes").path(0).path("state").asString()).isEqualTo("dead-lettered");
    }

    @Test
    void what_fails_again_can_still_begin_at_the_start() throws Exception {
        var flow = client.publish("Fail again", "read-csv", ISO, "discard");
        client.feed(flow, "text/csv", table());
        assertThat(replay(flow, "{\"all\":true}").json().path("count").asInt()).isEqualTo(2);
        client.republish(flow, "read-csv", BOTH, "discard"); // and with it the old revision ends
        client.awaitLetters(flow, 2);

        var again = replay(flow, "{\"all\":true,\"from\":\"start\"}").json();

        assertThat(again.path("count").asInt()).isEqualTo(2);
        stop(flow);
        assertThat(letters(flow).path("total").asInt()).isZero();
    }

    @Test
    void a_large_document_is_still_there_when_its_letter_is_gone() throws Exception {
        var flow = client.publish("Large", "read-text {'keepContent':true}", "discard");
        var text = "x".repeat(1_000_000).getBytes(UTF_8);
        var status = client.feed(flow, "", text, "Content-Type", "image/png");
        var letter = letters(flow).path("letters").path(0);
        assertThat(letter.path("size").asInt()).isEqualTo(1_000_000);
        assertThat(client.get("/api/v1/flows/" + flow + "/dead-letters/"
                                + letter.path("id").asString() + "/content")
                        .text())
                .hasSize(1_000_000);

        for (var number = 0; number < 3; number++) {
            assertThat(replay(flow, "{\"all\":true}").json().path("count").asInt())
                    .isEqualTo(1);
            client.awaitLetters(flow, 1);
        }

        assertThat(letters(flow).path("letters").path(0).path("size").asInt()).isEqualTo(1_000_000);
        assertThat(client.awaitEnd(status.path("id").asString()).path("state").asString())
                .isEqualTo("dead-lettered");
    }

    @Test
    void a_letter_of_an_older_server_begins_at_the_start_with_what_it_kept() throws Exception {
        var write = "write-ndjson {'file':'older.ndjson'}";
        var flow = client.publish("Older", "read-csv", write);
        keepAsOlderServersDid("01older", flow, "number,date\n1,2026-09-11\n");

        var answer = replay(flow, "{\"ids\":[\"01older\"]}").json();

        assertThat(answer.path("count").asInt()).isEqualTo(1);
        stop(flow);
        assertThat(numbersIn("older.ndjson")).containsExactly(1);
    }

    private void keepAsOlderServersDid(String id, String flow, String content) {
        database.sql(
                        "insert into dead_letter (id, flow, revision, document, node, kind, message, attempts, at, media_type,"
                                + " size, metadata, packet, content)"
                                + " values (?, ?, 1, '01document', 'n1', 'PERMANENT', 'It broke.', 1, now(), 'text/csv', 1, ?, ?, ?)")
                .params(
                        id,
                        flow,
                        "{\"texts\":{\"mediaType\":\"text/csv\"},\"instants\":{}}",
                        "{\"attributes\":{},\"metadata\":{},\"attributeMetadata\":{},\"truncated\":false}",
                        content.getBytes(UTF_8))
                .update();
    }

    @Test
    void a_packet_that_cannot_be_read_stays_and_can_begin_at_the_start() throws Exception {
        var flow = client.publish("Damaged", "read-csv", ISO, "discard");
        client.feed(flow, "text/csv", "date\n11.09.2026\n");
        database.sql("update dead_letter set state = ? where flow = ?")
                .params(new byte[] {'P', 1}, flow)
                .update();

        var goOn = replay(flow, "{\"all\":true}").json();
        var start = replay(flow, "{\"all\":true,\"from\":\"start\"}").json();

        assertThat(goOn.path("count").asInt()).isZero();
        assertThat(goOn.path("left").path(0).path("reason").asString())
                .isEqualTo("The packet of this letter cannot be read. These bytes are not a packet: they end too early,"
                        + " at byte 2 of 2.");
        assertThat(start.path("count").asInt()).isEqualTo(1);
    }

    @Test
    void what_is_not_kept_cannot_begin_at_the_start() throws Exception {
        var flow = client.publish("Not kept", "read-csv", ISO, "discard");
        client.feed(flow, "text/csv", table());
        database.sql("delete from dead_document where flow = ?").param(flow).update();

        var answer = replay(flow, "{\"all\":true,\"from\":\"start\"}").json();

        assertThat(answer.path("count").asInt()).isZero();
        assertThat(answer.path("left").path(0).path("reason").asString())
                .isEqualTo("The document this was made from is not kept any more, so it cannot begin at the start."
                        + " Replay it from the node that failed.");
    }

    @Test
    void letters_go_on_in_an_earlier_revision_beside_the_live_one() throws Exception {
        var write = "write-ndjson {'file':'earlier.ndjson'}";
        var flow = client.publish("Earlier", "read-csv", BOTH, write);
        client.republish(flow, "read-csv", ISO, write);
        var receipt = client.feed(flow, "text/csv", table()).path("id").asString();

        var answer = replay(flow, "{\"all\":true,\"revision\":1}").json();

        assertThat(answer.path("count").asInt()).isEqualTo(2);
        assertThat(client.get("/api/v1/flows/" + flow)
                        .json()
                        .path("liveRevision")
                        .asInt())
                .isEqualTo(2);
        var live = client.feed(flow, "text/csv", "number,date\n11,2026-09-11\n");
        assertThat(live.path("revision").asInt()).isEqualTo(2);
        stop(flow);
        assertThat(numbersIn("earlier.ndjson"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 11).boxed().toList());
        var part = document(receipt + ".n1.4");
        assertThat(part.path("state").asString()).isEqualTo("published");
        assertThat(part.path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void letters_go_on_in_the_live_revision_if_it_is_the_one_that_was_named() throws Exception {
        var flow = client.publish("Named", "read-csv", ISO, "discard");
        var receipt = client.feed(flow, "text/csv", table()).path("id").asString();
        client.republish(flow, "read-csv", BOTH, "discard");

        var answer =
                replay(flow, "{\"all\":true,\"from\":\"start\",\"revision\":2}").json();

        assertThat(answer.path("count").asInt()).isEqualTo(2);
        stop(flow);
        assertThat(document(receipt).path("revision").asInt()).isEqualTo(2);
    }

    @Test
    void letters_of_a_stopped_flow_go_on_in_the_revision_that_is_named() throws Exception {
        var flow = client.publish("Stopped", "read-csv", BOTH, "discard");
        client.republish(flow, "read-csv", ISO, "discard");
        var receipt = client.feed(flow, "text/csv", table()).path("id").asString();
        stop(flow);

        var answer = replay(flow, "{\"all\":true,\"revision\":1}").json();

        assertThat(answer.path("count").asInt()).isEqualTo(2);
        stop(flow); // waits for them
        assertThat(document(receipt + ".n1.4").path("state").asString()).isEqualTo("published");
        assertThat(client.get("/api/v1/flows/" + flow).json().path("state").asString())
                .isEqualTo("stopped");
    }

    @Test
    void a_revision_that_is_not_there_is_refused() throws Exception {
        var flow = client.publish("Two versions", "read-csv", ISO, "discard");
        client.republish(flow, "read-csv", ISO, "discard");

        var answer = replay(flow, "{\"all\":true,\"revision\":3}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("revision-unknown");
        assertThat(answer.detail()).isEqualTo("Flow \"two-versions\" has no revision 3. It has 1 to 2.");
    }

    @Test
    void a_revision_that_cannot_share_a_file_does_not_start_and_the_letters_stay() throws Exception {
        var flow = client.publish("Share", "read-csv", BOTH, "write-csv {'file':'shared.out'}");
        stop(flow);
        client.republish(flow, "read-csv", ISO, "write-ndjson {'file':'shared.out'}");
        client.feed(flow, "text/csv", table());

        var answer = replay(flow, "{\"all\":true,\"revision\":1}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("flow-not-started");
        assertThat(answer.detail())
                .startsWith(
                        "Node \"n3\" could not start: File \"shared.out\" is being written as NDJSON by node \"n3\"");
        assertThat(letters(flow).path("total").asInt()).isEqualTo(2);
    }

    @Test
    void a_revision_with_errors_does_not_start_and_the_letters_stay() throws Exception {
        var flow = client.publish("Errors", "read-csv", BOTH, "discard");
        client.republish(flow, "read-csv", ISO, "discard");
        client.feed(flow, "text/csv", table());
        database.sql(
                        "update revision set content = replace(content, 'normalise-dates', 'gone') where flow = ? and number = 1")
                .param(flow)
                .update();

        var answer = replay(flow, "{\"all\":true,\"revision\":1}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("flow-invalid");
        assertThat(answer.json().path("problems")).isNotEmpty();
        assertThat(letters(flow).path("total").asInt()).isEqualTo(2);
    }

    @Test
    void where_to_begin_is_one_of_two() throws Exception {
        var flow = client.publish("Where", "read-csv", "discard");

        var answer = replay(flow, "{\"all\":true,\"from\":\"middle\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("body-invalid");
    }
}
