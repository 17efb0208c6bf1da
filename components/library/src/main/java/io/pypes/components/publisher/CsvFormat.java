package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;

/// A CSV file, perhaps with a header row. Without named columns, the first packet of a file makes them; the header of
/// a file that is there already holds.
final class CsvFormat implements Format {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final WriteCsv.Parameters parameters;
    private final CSVFormat csv;
    private final Selection selection;
    private final List<String> named;
    private String file = "";
    private List<String> columns;

    CsvFormat(WriteCsv.Parameters parameters) {
        this.parameters = parameters;
        this.csv = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(parameters.delimiter().character())
                .setRecordSeparator('\n')
                .setIgnoreEmptyLines(false)
                .get();
        this.selection = new Selection(parameters.columns(), parameters.metadata(), IncludedContent.NONE);
        this.named = new ArrayList<>(parameters.columns());
        if (!named.isEmpty()) {
            parameters.metadata().forEach(key -> named.add(Selection.nameOf(key)));
        }
        this.columns = List.copyOf(named);
    }

    @Override
    public String name() {
        return "CSV";
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("columns", String.join(", ", parameters.columns()));
        settings.put("metadata", String.join(", ", parameters.metadata()));
        settings.put("header", Boolean.toString(parameters.header()));
        settings.put("delimiter", parameters.delimiter().name().toLowerCase(Locale.ROOT));
        settings.put("valueSeparator", parameters.valueSeparator());
        settings.put("guardFormulas", Boolean.toString(parameters.guardFormulas()));
        return settings;
    }

    @Override
    public void resume(FileChannel file, String name) throws IOException, PacketException {
        this.file = name;
        if (file.size() == 0 || !parameters.header()) {
            columns = List.copyOf(named);
            return;
        }
        columns = header(file, name);
        if (!named.isEmpty() && !named.equals(columns)) {
            throw PacketException.permanent(
                    "File \"%s\" is there already with the columns %s, and not %s. Name another file."
                            .formatted(name, quoted(columns), quoted(named)));
        }
    }

    private List<String> header(FileChannel file, String name) throws IOException, PacketException {
        // Neither is closed: the file stays open.
        var reader = new InputStreamReader(Channels.newInputStream(file.position(0)), StandardCharsets.UTF_8);
        try {
            return csv.parse(reader).iterator().next().stream()
                    .map(column -> column.replace(BYTE_ORDER_MARK, ""))
                    .toList();
        } catch (UncheckedIOException broken) {
            throw new PacketException(
                    ErrorKind.PERMANENT,
                    "File \"%s\" is there already and has no header row. Name another file.".formatted(name),
                    broken);
        }
    }

    @Override
    public byte[] record(long position, Batch.Entry entry) throws PacketException {
        var parts = selection.of(entry);
        if (position == 0 && named.isEmpty()) {
            if (parts.isEmpty()) {
                throw PacketException.invalidInput("The packet has no attributes to make columns of.");
            }
            columns = List.copyOf(parts.keySet());
        }
        var strays =
                parts.keySet().stream().filter(name -> !columns.contains(name)).toList();
        if (!strays.isEmpty()) {
            throw PacketException.invalidInput(
                    "File \"%s\" has no column for %s. It has %s.".formatted(file, quoted(strays), quoted(columns)));
        }
        var rows = new StringBuilder();
        if (position == 0 && parameters.header()) {
            print(rows, columns);
        }
        print(rows, cells(parts));
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<String> cells(Map<String, List<Value>> parts) {
        return columns.stream()
                .map(name -> parts.getOrDefault(name, List.of()).stream()
                        .map(this::cell)
                        .collect(Collectors.joining(parameters.valueSeparator())))
                .toList();
    }

    private String cell(Value value) {
        var text = value.asText();
        return parameters.guardFormulas() && value instanceof Value.Text && text.matches("(?s)[=+\\-@\t\r].*")
                ? "'" + text
                : text;
    }

    private void print(StringBuilder rows, List<String> cells) {
        try {
            csv.printRecord(rows, cells.toArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public byte[] tail() {
        return new byte[0];
    }

    /// A line end inside quotes ends no row, so this reads from the start.
    @Override
    public long endOfLastRecord(FileChannel file) throws IOException {
        var in = Channels.newInputStream(file.position(0));
        var block = new byte[1 << 16];
        var position = 0L;
        var end = 0L;
        var quoted = false;
        for (var count = in.read(block); count > 0; count = in.read(block)) {
            for (var index = 0; index < count; index++) {
                position++;
                quoted ^= block[index] == '"';
                if (block[index] == '\n' && !quoted) {
                    end = position;
                }
            }
        }
        return end;
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    }
}
