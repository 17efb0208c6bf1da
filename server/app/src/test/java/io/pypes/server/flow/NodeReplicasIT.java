package io.pypes.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.ServerTest;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class NodeReplicasIT {

    private final Client client;

    NodeReplicasIT(@LocalServerPort int port) {
        this.client = new Client(port);
    }

    @AfterEach
    void no_flow() throws IOException, InterruptedException {
        client.send("DELETE", "/api/v1/flows/orders", new byte[0], "If-Match", "*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\":4,\"order\":\"document\"}",
                "{\"count\":4,\"order\":\"attribute\",\"attribute\":\"customer\"}",
                "{\"count\":4,\"order\":\"none\"}"
            })
    void replicas_are_saved_as_they_were_sent(String replicas) throws IOException, InterruptedException {
        create(replicas);

        var flow = client.get("/api/v1/flows/orders").json();

        assertThat(flow.at("/draft/nodes/0/replicas").toString()).isEqualTo(replicas);
        assertThat(flow.path("problems")).isEmpty();
    }

    @Test
    void wrong_replicas_are_problems_with_their_places() throws IOException, InterruptedException {
        var flow = create("{\"count\":65,\"order\":\"attribute\"}").json();

        assertThat(flow.path("problems").toString()).isEqualTo("""
                [{"code":"replicas-count-invalid","severity":"error",\
                "message":"Node \\"read\\" has 65 replicas. It can have from 1 to 64.",\
                "node":"read","pointer":"/replicas/count"},\
                {"code":"replicas-attribute-missing","severity":"error",\
                "message":"The replicas of node \\"read\\" keep the order of equal values of an attribute,\
                 but none is named. Name it, or choose another order.",\
                "node":"read","pointer":"/replicas/attribute"}]""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"count\":4} | In the body, \"/nodes/0/replicas/order\" is missing.",
                "{\"count\":\"4\",\"order\":\"none\"} | In the body, \"/nodes/0/replicas/count\" must be a whole number.",
                "{\"count\":4,\"order\":\"any\"} | In the body, \"/nodes/0/replicas/order\" must be one of \"document\", \"attribute\", \"none\".",
                "{\"count\":4,\"order\":\"none\",\"attribute\":\"a\"} | The replicas of node \"read\" have an \"attribute\". It goes with the \"order\" \"attribute\" only."
            })
    void replicas_that_are_written_otherwise_are_refused(String replicas, String detail)
            throws IOException, InterruptedException {
        var answer = create(replicas);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("body-invalid");
        assertThat(answer.detail()).isEqualTo(detail);
    }

    private Client.Answer create(String replicas) throws IOException, InterruptedException {
        return client.postJson("/api/v1/flows", SampleFlows.withReplicas("Orders", replicas));
    }
}
