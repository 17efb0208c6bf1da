package io.pypes.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Http;
import io.pypes.server.ServerTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class FlowApiIT {

    private final Http http;
    private final List<String> made = new ArrayList<>();

    FlowApiIT(@LocalServerPort int port) {
        this.http = new Http(port);
    }

    @AfterEach
    void no_flows() throws IOException, InterruptedException {
        for (var id : made) {
            http.send("DELETE", "/api/v1/flows/" + id, "If-Match", "*");
        }
    }

    @Test
    void a_draft_is_saved_as_it_was_sent() throws IOException, InterruptedException {
        var answer = create(SampleFlows.good("Orders"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains("/api/v1/flows/orders");
        var flow = json(answer);
        assertThat(answer.headers().firstValue("ETag"))
                .contains(flow.get("etag").asString());
        assertThat(answer.body()).isEqualTo("""
                {"id":"orders","draft":{"format":"pypes.flow/1","name":"Orders","nodes":[\
                {"id":"read","component":"sample-read","version":1,"parameters":{}},\
                {"id":"write","component":"sample-write","version":1,"parameters":{}}],\
                "wires":[{"id":"1","from":{"node":"read","port":"out"},"to":{"node":"write","port":"in"}}],\
                "layout":{"read":{"x":1,"y":2}}},\
                "etag":%s,"state":"draft","changed":true,"problems":[],\
                "plan":{"tasklets":[["read"],["write"]],"queues":[{"wire":"1","reason":"blocking","node":"write"}]},\
                "updatedAt":%s}""".formatted(flow.get("etag"), flow.get("updatedAt")));
    }

    @Test
    void flows_of_the_same_name_get_ids_of_their_own() throws IOException, InterruptedException {
        create(SampleFlows.good("Orders"));

        var second = json(create(SampleFlows.good("Orders")));

        assertThat(second.get("id").asString()).isEqualTo("orders-2");
    }

    @Test
    void a_draft_that_cannot_run_is_saved_with_its_problems() throws IOException, InterruptedException {
        var flow = json(create(SampleFlows.unknown("Orders")));

        assertThat(flow.get("problems").toString()).isEqualTo("""
                [{"code":"component-unknown","severity":"error",\
                "message":"Component \\"sample-none\\" is not installed. Add the plugin that has it, or replace the node.","node":"write"}]""");
    }

    @Test
    void a_layout_and_versions_that_are_left_out_are_filled_in() throws IOException, InterruptedException {
        var made = json(create(unversioned(SampleFlows.failing("Orders")))).get("draft");

        assertThat(made.get("layout").toString()).isEqualTo("{}");
        assertThat(made.get("nodes").toString()).isEqualTo("""
                [{"id":"read","component":"sample-read","version":1,"parameters":{}},\
                {"id":"write","component":"sample-fail","version":2,"parameters":{}}]""");
    }

    @Test
    void a_version_of_what_is_not_installed_stays_left_out() throws IOException, InterruptedException {
        var made = json(create(unversioned(SampleFlows.unknown("Orders"))));

        assertThat(made.get("draft").get("nodes").get(1).has("version")).isFalse();
        assertThat(made.get("problems").get(0).get("code").asString()).isEqualTo("component-unknown");
    }

    private static String unversioned(String draft) {
        return draft.replace(", \"layout\": {\"read\": {\"x\": 1, \"y\": 2}}", "")
                .replace(", \"version\": 1", "");
    }

    @Test
    void a_wrong_error_policy_is_a_problem() throws IOException, InterruptedException {
        var policy = "{\"retries\": 101, \"backoff\": \"soon\", \"timeout\": \"1m\"}";

        var flow = json(create(SampleFlows.withPolicy("Orders", policy)));

        assertThat(flow.get("problems").toString()).isEqualTo("""
                [{"code":"error-policy-invalid","severity":"error",\
                "message":"The error policy of node \\"read\\" has a wrong \\"retries\\".\
                 Parameter \\"retries\\" is 101. It must be 100 or less.","node":"read"},\
                {"code":"error-policy-invalid","severity":"error",\
                "message":"The error policy of node \\"read\\" has a wrong \\"backoff\\".\
                 \\"soon\\" does not fit here: it must be a length of time such as \\"500ms\\", \\"30s\\" or \\"5m\\".",\
                "node":"read"}]""");
    }

    @Test
    void an_unknown_flow_is_not_found() throws IOException, InterruptedException {
        assertProblem(http.send("GET", "/api/v1/flows/nope"), 404, """
                {"type":"urn:pypes:problem:flow-unknown","title":"Not Found","status":404,\
                "detail":"There is no flow \\"nope\\".","instance":"/api/v1/flows/nope","code":"flow-unknown"}""");
    }

    @Test
    void two_editors_cannot_overwrite_each_other() throws IOException, InterruptedException {
        var first = json(create(SampleFlows.good("Orders")));
        var tag = first.get("etag").asString();

        var saved = save("orders", tag, SampleFlows.good("Orders of today"));
        var refused = save("orders", tag, SampleFlows.good("Orders of yesterday"));

        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(json(saved).get("etag").asString()).isNotEqualTo(tag);
        assertProblem(refused, 412, """
                {"type":"urn:pypes:problem:flow-changed","title":"Precondition Failed","status":412,\
                "detail":"Somebody else has saved the flow \\"orders\\" since you read it. Read it again before you change it.",\
                "instance":"/api/v1/flows/orders","code":"flow-changed"}""");
        assertThat(name("orders")).isEqualTo("Orders of today");
    }

    @Test
    void a_save_that_changes_nothing_leaves_the_tag() throws IOException, InterruptedException {
        var tag = json(create(SampleFlows.good("Orders"))).get("etag").asString();

        var saved = save("orders", tag, SampleFlows.good("Orders"));

        assertThat(json(saved).get("etag").asString()).isEqualTo(tag);
    }

    @Test
    void whoever_changes_a_flow_must_say_what_they_know() throws IOException, InterruptedException {
        create(SampleFlows.good("Orders"));

        assertProblem(http.sendJson("PUT", "/api/v1/flows/orders", SampleFlows.good("Other")), 428, """
                {"type":"urn:pypes:problem:if-match-missing","title":"Precondition Required","status":428,\
                "detail":"The header \\"If-Match\\" is missing. It must hold the \\"etag\\" of what you are about to change.",\
                "instance":"/api/v1/flows/orders","code":"if-match-missing"}""");
        assertThat(http.send("DELETE", "/api/v1/flows/orders").statusCode()).isEqualTo(428);
        assertThat(http.send("POST", "/api/v1/flows/orders/publish").statusCode())
                .isEqualTo(428);
    }

    @Test
    void publish_makes_the_draft_live_and_stop_and_start_do_what_they_say() throws IOException, InterruptedException {
        var tag = json(create(SampleFlows.good("Orders"))).get("etag").asString();

        var published = json(publish("orders", tag));
        var stopped = json(http.send("POST", "/api/v1/flows/orders/stop"));
        var started = json(http.send("POST", "/api/v1/flows/orders/start"));

        assertThat(published.get("state").asString()).isEqualTo("running");
        assertThat(published.get("liveRevision").asInt()).isEqualTo(1);
        assertThat(published.get("live")).isEqualTo(published.get("draft"));
        assertThat(published.get("changed").asBoolean()).isFalse();
        assertThat(stopped.get("state").asString()).isEqualTo("stopped");
        assertThat(started.get("state").asString()).isEqualTo("running");
    }

    @Test
    void a_draft_that_does_something_else_than_what_runs_is_changed() throws IOException, InterruptedException {
        create(SampleFlows.good("Orders"));
        publish("orders", "*");

        var moved = save("orders", "*", SampleFlows.good("Orders").replace("\"x\": 1", "\"x\": 99"));
        var renamed = save("orders", "*", SampleFlows.good("Other"));

        assertThat(json(moved).get("changed").asBoolean()).isFalse();
        assertThat(json(renamed).get("changed").asBoolean()).isTrue();
        assertThat(json(publish("orders", "*")).get("liveRevision").asInt()).isEqualTo(2);
    }

    @Test
    void a_draft_with_errors_is_not_published_and_what_runs_goes_on() throws IOException, InterruptedException {
        create(SampleFlows.good("Orders"));
        publish("orders", "*");
        save("orders", "*", SampleFlows.unknown("Orders"));

        assertProblem(publish("orders", "*"), 422, """
                {"type":"urn:pypes:problem:flow-invalid","title":"Unprocessable Content","status":422,\
                "detail":"The flow has 1 error. Component \\"sample-none\\" is not installed. Add the plugin that has it, or replace the node.",\
                "instance":"/api/v1/flows/orders/publish","code":"flow-invalid","problems":[\
                {"code":"component-unknown","severity":"error",\
                "message":"Component \\"sample-none\\" is not installed. Add the plugin that has it, or replace the node.","node":"write"}]}""");
        assertThat(json(http.send("GET", "/api/v1/flows/orders")).get("state").asString())
                .isEqualTo("running");
    }

    @Test
    void a_flow_that_does_not_start_is_not_published() throws IOException, InterruptedException {
        create(SampleFlows.failing("Orders"));

        assertProblem(publish("orders", "*"), 422, """
                {"type":"urn:pypes:problem:flow-not-started","title":"Unprocessable Content","status":422,\
                "detail":"Node \\"write\\" could not start: The disk is full.",\
                "instance":"/api/v1/flows/orders/publish","code":"flow-not-started","problems":[\
                {"code":"not-started","severity":"error",\
                "message":"Node \\"write\\" could not start: The disk is full.","node":"write"}]}""");
        assertThat(json(http.send("GET", "/api/v1/flows/orders")).get("state").asString())
                .isEqualTo("draft");
    }

    @Test
    void a_flow_that_was_never_published_cannot_be_started() throws IOException, InterruptedException {
        create(SampleFlows.good("Orders"));

        assertProblem(http.send("POST", "/api/v1/flows/orders/start"), 409, """
                {"type":"urn:pypes:problem:flow-not-published","title":"Conflict","status":409,\
                "detail":"The flow \\"orders\\" was never published. Publish it first.",\
                "instance":"/api/v1/flows/orders/start","code":"flow-not-published"}""");
    }

    @Test
    void a_draft_can_be_checked_before_it_is_saved() throws IOException, InterruptedException {
        create(SampleFlows.good("Orders"));

        var saved = http.send("POST", "/api/v1/flows/orders/validate");
        var sent = http.sendJson("POST", "/api/v1/flows/orders/validate", SampleFlows.unknown("Orders"));

        assertThat(saved.body()).isEqualTo("""
                {"valid":true,"problems":[],"plan":{"tasklets":[["read"],["write"]],"queues":[\
                {"wire":"1","reason":"blocking","node":"write"}]}}""");
        assertThat(json(sent).get("valid").asBoolean()).isFalse();
        assertThat(json(sent).get("problems")).hasSize(1);
        assertThat(json(sent).get("plan")).isNull();
    }

    @Test
    void a_flow_that_is_removed_is_gone() throws IOException, InterruptedException {
        create(SampleFlows.good("Orders"));
        publish("orders", "*");

        var removed = http.send("DELETE", "/api/v1/flows/orders", "If-Match", "*");

        assertThat(removed.statusCode()).isEqualTo(204);
        assertThat(http.send("GET", "/api/v1/flows/orders").statusCode()).isEqualTo(404);
    }

    @Test
    void flows_are_listed_by_last_change_a_page_at_a_time() throws IOException, InterruptedException {
        create(SampleFlows.good("One"));
        create(SampleFlows.unknown("Two"));
        create(SampleFlows.good("Three"));
        save("one", "*", SampleFlows.good("Changed"));

        var first = json(http.send("GET", "/api/v1/flows?limit=2"));
        var second = json(http.send(
                "GET", "/api/v1/flows?limit=2&cursor=" + first.get("next").asString()));

        assertThat(first.get("flows").valueStream().map(flow -> flow.get("id").asString()))
                .containsExactly("one", "three");
        assertThat(second.get("flows").toString())
                .isEqualTo("""
                [{"id":"two","name":"Two","description":"","state":"draft","errors":1,"changed":true,\
                "documents":{"accepted":0,"inFlight":0,"published":0,"dropped":0,"deadLettered":0,"waiting":0,"draining":0},\
                "deadLetters":0,"updatedAt":%s}]""".formatted(second.get("flows").get(0).get("updatedAt")));
        assertThat(second.has("next")).isFalse();
    }

    private HttpResponse<String> create(String draft) throws IOException, InterruptedException {
        var answer = http.sendJson("POST", "/api/v1/flows", draft);
        made.add(json(answer).get("id").asString());
        return answer;
    }

    private HttpResponse<String> save(String id, String tag, String draft) throws IOException, InterruptedException {
        return http.sendJson("PUT", "/api/v1/flows/" + id, draft, "If-Match", tag);
    }

    private HttpResponse<String> publish(String id, String tag) throws IOException, InterruptedException {
        return http.send("POST", "/api/v1/flows/" + id + "/publish", "If-Match", tag);
    }

    private String name(String id) throws IOException, InterruptedException {
        return json(http.send("GET", "/api/v1/flows/" + id))
                .get("draft")
                .get("name")
                .asString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}
