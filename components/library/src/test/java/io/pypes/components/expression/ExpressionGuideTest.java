package io.pypes.components.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Runs the examples of the guide.
class ExpressionGuideTest {
    private static final Path GUIDE = Path.of("../../docs/guide/expressions.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @TestFactory
    Stream<DynamicTest> every_example_gives_what_the_guide_says() throws IOException {
        var packet = packet();
        return rows("template")
                .map(row -> DynamicTest.dynamicTest(
                        row.getFirst(),
                        () -> assertThat(Template.of(row.getFirst()).text(packet))
                                .isEqualTo(row.getLast())));
    }

    @Test
    void every_function_is_in_the_guide() throws IOException {
        var guide = Files.readString(GUIDE);

        assertThat(Functions.ALL)
                .allSatisfy(function -> assertThat(guide).containsPattern("[`.]" + function.name() + "\\("));
    }

    private static Packet packet() throws IOException {
        return rows("attribute")
                .reduce(
                        Packet.empty(),
                        (packet, row) -> packet.with(
                                row.getFirst(),
                                row.stream().skip(1).map(Value::of).toList()),
                        (_, last) -> last);
    }

    /// The code in each row of the table whose first heading is given.
    private static Stream<List<String>> rows(String heading) throws IOException {
        return Files.readAllLines(GUIDE).stream()
                .dropWhile(line -> !line.startsWith("| " + heading + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> CODE.matcher(line)
                        .results()
                        .map(code -> code.group(1).replace("\\|", "|"))
                        .toList());
    }
}
