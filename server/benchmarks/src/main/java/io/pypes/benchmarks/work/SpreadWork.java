package io.pypes.benchmarks.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pypes.benchmarks.Checksums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Starts the real server with so many worker processes, and a flow in all of them that is hard work: each document is
/// a text that is searched with patterns. The CPU time is that of the server and its workers; the sender is this
/// process, which sends bytes that it has, and looks only now and then whether all is done.
final class SpreadWork {

    private static final int KILOBYTES = 64;
    private static final int SMALL = 30_000; // so that the compiler of the server has done most of its work
    static final int MOST_ROUNDS = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String FILE = "numbers.ndjson";
    private static final Pattern LINE = Pattern.compile("\\{\"number\":\"([0-9]+)\"}");
    static final List<String> PATTERNS = List.of(
            "Text (?<number>[0-9]+) of the comparison",
            "(?<addresses>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+)",
            "(?i)(?<days>monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
            "(?i)(?<senders>(reader|author|sender)( [a-z]+){0,20} (sent|asked))",
            "(?i)(?<orders>(with|for)( [a-z]+){1,15} noon)",
            "(?i)(?<things>([a-z]+ ){3,12}attributes)",
            "(?i)(?<parts>([a-z]+ ){3,12}packet)",
            "(?i)(?<ways>([a-z]+ ){3,12}pipeline)",
            "(?i)(?<times>([a-z]+ ){3,12}before)");

    private static final byte[] TEXT = Arrays.stream(Corpus.bytes(KILOBYTES))
            .map(bytes -> new String(bytes, UTF_8))
            .collect(Collectors.joining("\n"))
            .getBytes(UTF_8);

    private final int size;
    private final Times times;
    private int sent;

    /// @param size how many documents are fed at once
    SpreadWork(int size, Times times) {
        this.size = size;
        this.times = times;
    }

    Map<String, Double> run(int workers) throws Exception {
        try (var server = ServerProcess.toBeFed(List.of(), "--pypes.workers.number=" + workers)) {
            var flow = ServedFlow.publish(server, "spread", "workers", file());
            var isShort = times.warmUp() < 1;
            feed(flow, isShort ? size : SMALL, SpreadWork::head);
            WarmUp.run(() -> round(server, flow).cpu(), times.warmUp(), isShort ? 1 : MOST_ROUNDS);
            var before = sent;
            var cost = round(server, flow);
            flow.requireNoneFailed();
            var numbers = cost.numbers();
            numbers.put("sent", (double) (sent - before));
            numbers.put("expectedChecksum", (double) (Checksums.ofAll(sent) - Checksums.ofAll(before)));
            numbers.putAll(arrived(server.output(FILE), before));
            return numbers;
        }
    }

    /// Feeds documents and waits for their end.
    private Cost round(ServerProcess server, ServedFlow flow) throws Exception {
        return server.cost(() -> feed(flow, size, SpreadWork::document));
    }

    private void feed(ServedFlow flow, int count, IntFunction<byte[]> documents) throws Exception {
        try (var connection = flow.connect()) {
            for (var left = count; left > 0; left--) {
                ServedFlow.feed(connection, request(flow, documents.apply(sent++)));
            }
        }
        flow.awaitSettled(sent, PAUSE);
    }

    /// Posts a document.
    static byte[] request(ServedFlow flow, byte[] document) {
        return Connection.post(flow.documents(), "text/plain; charset=utf-8", document);
    }

    private static byte[] head(int number) {
        return "Text %d of the comparison\n".formatted(number).getBytes(UTF_8);
    }

    /// The text with a number.
    static byte[] document(int number) {
        var head = head(number);
        var document = Arrays.copyOf(head, head.length + TEXT.length);
        System.arraycopy(TEXT, 0, document, head.length, TEXT.length);
        return document;
    }

    /// Those of the measured documents that were written.
    private static Map<String, Double> arrived(Path file, int before) throws IOException {
        var numbers = Files.readAllLines(file).stream()
                .mapToLong(SpreadWork::number)
                .filter(number -> number >= before)
                .toArray();
        return Map.of("delivered", (double) numbers.length, "checksum", (double)
                Arrays.stream(numbers).map(Checksums::of).sum());
    }

    private static long number(String line) {
        var number = LINE.matcher(line);
        if (!number.matches()) {
            throw new IllegalStateException("A line has no number: " + line);
        }
        return Long.parseLong(number.group(1));
    }

    /// A chain of patterns.
    static String file() {
        var nodes = IntStream.range(0, PATTERNS.size())
                .mapToObj(step -> """
                        {"id":"step%d","component":"extract-pattern","version":1,
                        "parameters":{"attributes":["text"],"pattern":"%s"}}""".formatted(step, PATTERNS.get(step)))
                .collect(Collectors.joining(",\n"));
        var wires = IntStream.range(1, PATTERNS.size())
                .mapToObj(step -> wire("step" + (step - 1), "step" + step))
                .collect(Collectors.joining(",\n"));
        return """
                {"format":"pypes.flow/1","name":"Spread","layout":{},"nodes":[
                {"id":"read","component":"read-text","version":1,"parameters":{}},
                %s,
                {"id":"write","component":"write-ndjson","version":1,
                "parameters":{"file":"%s","attributes":["number"]}}],
                "wires":[%s,%s,%s]}""".formatted(nodes, FILE, wire("read", "step0"), wires, wire("step" + (PATTERNS.size() - 1), "write"));
    }

    private static String wire(String from, String to) {
        return "{\"id\":\"%1$s-%2$s\",\"from\":{\"node\":\"%1$s\",\"port\":\"out\"},\"to\":{\"node\":\"%2$s\",\"port\":\"in\"}}"
                .formatted(from, to);
    }
}
