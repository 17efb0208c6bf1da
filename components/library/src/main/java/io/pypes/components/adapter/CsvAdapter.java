package io.pypes.components.adapter;

import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.InvalidParameterException;
import io.pypes.sdk.Kind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import java.io.IOException;
import java.nio.charset.CodingErrorAction;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;

/// Reads CSV: each row into a packet of its own, or the whole document into one, each column an attribute.
///
/// It never holds more than a row in memory, unless all rows are to become one packet.
public final class CsvAdapter implements Processor {
    /// What there is to know about it.
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "read-csv", Kind.ADAPTER, Parameters.class, CsvAdapter::new)
            .summary("Reads the rows of a table in CSV; each column becomes an attribute.")
            .input(Port.IN, "CSV documents.", Carries.DOCUMENTS)
            .output(Port.OUT, "A packet for each row, or for each document.", Carries.RECORDS)
            .takes(
                    "text/csv",
                    "application/csv",
                    "text/x-csv",
                    "text/tab-separated-values",
                    "text/comma-separated-values");

    private final Parameters parameters;

    CsvAdapter(Parameters parameters) {
        this.parameters = parameters;
    }

    /// What becomes a packet.
    public enum Packets {
        /// Each row.
        ROWS,
        /// The whole document.
        DOCUMENT
    }

    /// Where the names of the columns come from, unless they are given.
    public enum Header {
        /// The first row holds them.
        FIRST_ROW,
        /// There are none.
        NONE
    }

    /// What happens to rows with more or fewer cells than there are columns.
    public enum Uneven {
        /// They are rejected, and reading goes on.
        REJECT,
        /// Missing cells are left out; cells beyond the last column are named by their place.
        ACCEPT
    }

    /// The parameters of [CsvAdapter].
    public record Parameters(
            @Parameter(value = "What becomes a packet: each row, or the whole document.", byDefault = "rows")
            Packets packets,

            @Parameter(
                    value = "Whether the first row holds the names of the columns. Columns without a name are called"
                            + " column1, column2 and so on.",
                    byDefault = "first-row")
            Header header,

            @Parameter(
                    value = "Names of the columns in order. They replace those of the first row.",
                    example = "name, city")
            List<String> columns,

            @Parameter(value = "The character between two cells; \"auto\" looks at the first line.", byDefault = "auto")
            CsvDelimiter delimiter,

            @Parameter(value = "The one character between two cells.", example = "^", showIf = "delimiter=other")
            Optional<String> otherDelimiter,

            @Parameter(
                    value = "The one character around cells that hold delimiters or line ends; empty if there is none.",
                    byDefault = "\"",
                    advanced = true)
            String quote,

            @Parameter(
                    value = "The one character that takes the meaning from the next; empty if there is none.",
                    example = "\\",
                    advanced = true)
            Optional<String> escape,

            @Parameter("Removes white space around cells.") boolean trim,

            @Parameter(value = "Leaves out lines with nothing but white space.", byDefault = "true", advanced = true)
            boolean skipBlankLines,

            @Parameter(
                    value = "What happens to rows with more or fewer cells than there are columns. Accepted, they lack"
                            + " the attributes of missing cells, and further cells are named by their place.",
                    byDefault = "reject")
            Uneven uneven,

            @Parameter(
                    value = "Character set of the documents. Without it: as marked in them, said by the media"
                            + " type, or UTF-8.",
                    example = "windows-1252")
            Optional<CharacterSet> charset,

            @Parameter(
                    value = "The longest row that is read.",
                    byDefault = "1000000",
                    min = 1,
                    max = 100_000_000,
                    unit = "characters",
                    advanced = true)
            int maxRowLength,

            @Parameter(
                    value = "The most cells a row may have.",
                    byDefault = "10000",
                    min = 1,
                    max = 1_000_000,
                    unit = "cells",
                    advanced = true)
            int maxColumns,

            @Parameter(
                    value = "The longest cell that is read.",
                    byDefault = "1000000",
                    min = 1,
                    max = 100_000_000,
                    unit = "characters",
                    advanced = true)
            int maxCellLength,

            @Parameter(
                    value = "The longest document that becomes one packet.",
                    byDefault = "4000000",
                    min = 1,
                    max = 100_000_000,
                    unit = "characters",
                    showIf = "packets=document",
                    advanced = true)
            int maxLength,

            @Parameter(value = "Keeps the bytes of the document on each packet.", advanced = true)
            boolean keepContent) {

        /// Checks what belongs together.
        public Parameters {
            columns = List.copyOf(columns);
            if (columns.stream().anyMatch(String::isBlank)) {
                throw new InvalidParameterException("columns", "A column has no name. Each needs one.");
            }
            if (new HashSet<>(columns).size() < columns.size()) {
                throw new InvalidParameterException("columns", "Two columns have the same name. Each needs its own.");
            }
            requireOneCharacter("quote", quote.isEmpty() ? Optional.empty() : Optional.of(quote));
            requireOneCharacter("escape", escape);
            requireOneCharacter("otherDelimiter", otherDelimiter);
            if (delimiter == CsvDelimiter.OTHER && otherDelimiter.isEmpty()) {
                throw new InvalidParameterException(
                        "otherDelimiter", "Parameter \"otherDelimiter\" is required when \"delimiter\" is \"other\".");
            }
            var delimiters = delimiter.candidates(otherDelimiter);
            if (!quote.isEmpty() && delimiters.contains(quote)) {
                throw new InvalidParameterException("quote", "\"%s\" is a delimiter already.".formatted(quote));
            }
            if (escape.isPresent() && delimiters.contains(escape.get())) {
                throw new InvalidParameterException("escape", "\"%s\" is a delimiter already.".formatted(escape.get()));
            }
        }

        private static void requireOneCharacter(String parameter, Optional<String> text) {
            if (text.isPresent() && !text.get().matches("[^\r\n]")) {
                throw new InvalidParameterException(
                        parameter, "\"%s\" does not fit here: it must be one character.".formatted(text.get()));
            }
        }

        private Optional<Character> quoteCharacter() {
            return quote.isEmpty() ? Optional.empty() : Optional.of(quote.charAt(0));
        }
    }

    @Override
    public void process(Packet document, Call call) throws Exception {
        DocumentInput.read(document, in -> {
            var known = CsvPart.columns(document);
            var charset = known.isPresent() ? Optional.<CharacterSet>empty() : parameters.charset;
            var encoded = EncodedText.open(in, document.mediaType(), charset);
            var text = new ContentReader(encoded, CodingErrorAction.REPORT);
            var table = new CsvTable(rows(new LineReader(text), document.mediaType()), parameters, known);
            var origin = Origin.of(CsvPart.origin(document), parameters.keepContent);
            switch (parameters.packets) {
                case ROWS -> new CsvRowPackets(table, origin, call).emit(known.isPresent());
                case DOCUMENT -> new CsvDocumentPacket(table, origin, call).emit(parameters.maxLength);
            }
        });
    }

    private CsvRows rows(LineReader lines, MediaType mediaType) throws IOException {
        var firstLine = lines.peekLine();
        var delimiter = delimiter(firstLine, mediaType);
        if (parameters.delimiter == CsvDelimiter.AUTO && CsvDelimiter.isDeclaration(firstLine)) {
            lines.nextLine(firstLine.length());
        }
        return new CsvRows(new CsvSource(lines, parameters.maxRowLength), format(delimiter));
    }

    private char delimiter(String firstLine, MediaType mediaType) {
        return switch (parameters.delimiter) {
            case AUTO -> CsvDelimiter.guess(firstLine, mediaType, parameters.quoteCharacter());
            case COMMA, SEMICOLON, TAB, PIPE, OTHER ->
                parameters.delimiter.candidates(parameters.otherDelimiter).charAt(0);
        };
    }

    private CSVFormat format(char delimiter) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setQuote(parameters.quoteCharacter().orElse(null))
                .setEscape(parameters.escape.map(text -> text.charAt(0)).orElse(null))
                .setIgnoreSurroundingSpaces(parameters.trim)
                .setIgnoreEmptyLines(parameters.skipBlankLines)
                .get();
    }
}
