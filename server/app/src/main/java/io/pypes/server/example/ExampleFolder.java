package io.pypes.server.example;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The examples packed into the server. Each is a folder with `example.json`, `flow.json` and `documents`.
@Component
final class ExampleFolder {

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    private final List<Packed> examples;

    /// @throws IOException if an example is broken
    ExampleFolder(JsonMapper json) throws IOException {
        var found = new ArrayList<Packed>();
        for (var about : resources.getResources("classpath*:examples/*/example.json")) {
            found.add(packed(about, json.readValue(about.getInputStream(), About.class)));
        }
        found.sort(Comparator.comparing(packed -> packed.example().id()));
        this.examples = List.copyOf(found);
    }

    /// An example and its files.
    record Packed(Example example, Resource flow, List<Resource> documents) {}

    /// What `example.json` holds.
    private record About(String name, String summary) {}

    List<Example> list() {
        return examples.stream().map(Packed::example).toList();
    }

    Optional<Packed> find(String id) {
        return examples.stream()
                .filter(packed -> packed.example().id().equals(id))
                .findFirst();
    }

    private Packed packed(Resource file, About about) throws IOException {
        var steps = file.getURL().getPath().split("/", -1);
        var id = steps[steps.length - 2];
        var folder = "classpath:examples/" + id;
        var documents = Stream.of(resources.getResources(folder + "/documents/*"))
                .sorted(Comparator.comparing(ExampleFolder::name))
                .toList();
        var names = documents.stream().map(ExampleFolder::name).toList();
        return new Packed(
                new Example(id, about.name(), about.summary(), names),
                resources.getResource(folder + "/flow.json"),
                documents);
    }

    static String name(Resource document) {
        return Optional.ofNullable(document.getFilename()).orElseThrow();
    }
}
