package io.pypes.server.example;

import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Examples.
@RestController
@RequestMapping("/api/v1/examples")
@Tag(name = "examples")
class ExampleController {

    private final ExampleFolder examples;
    private final ExampleTrial trial;

    ExampleController(ExampleFolder examples, ExampleTrial trial) {
        this.examples = examples;
        this.trial = trial;
    }

    @GetMapping
    ExampleList listExamples() {
        return new ExampleList(examples.list());
    }

    @PostMapping("/{id}/try")
    @ResponseStatus(HttpStatus.CREATED)
    TriedExample tryExample(@PathVariable String id, ServerHttpResponse response)
            throws IOException, InterruptedException {
        var example = examples.find(id)
                .orElseThrow(
                        () -> new ApiException(ErrorCode.EXAMPLE_UNKNOWN, "There is no example \"%s\".".formatted(id)));
        var tried = trial.run(example);
        response.getHeaders().setLocation(URI.create("/api/v1/flows/" + tried.flow()));
        return tried;
    }
}
