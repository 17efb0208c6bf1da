package io.pypes.server;

import io.pypes.server.example.ExampleFeed;
import io.pypes.server.flow.FakeRuns;
import io.pypes.server.ledger.DocumentState;
import io.pypes.server.ledger.Receipt;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// Stands in for what runs flows and takes documents in.
@TestConfiguration(proxyBeanMethods = false)
class Fakes {

    @Bean
    FakeRuns runs() {
        return new FakeRuns();
    }

    @Bean
    ExampleFeed feed() {
        return (flow, filename, content) -> new Receipt(
                flow + "/" + filename,
                Optional.of(filename),
                "text/plain",
                content.readAllBytes().length,
                DocumentState.IN_FLIGHT,
                Optional.empty());
    }
}
