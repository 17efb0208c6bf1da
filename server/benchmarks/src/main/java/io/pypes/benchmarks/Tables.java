package io.pypes.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Results as tables: for the console, and for a page.
final class Tables {

    private final Results results;

    Tables(Results results) {
        this.results = results;
    }

    /// For the console.
    String plain(Work work) {
        var text = new StringBuilder();
        for (var size : results.sizes(work)) {
            var rows = rows(work, size);
            text.append("\n%s (%s: %,d)\n".formatted(work.sentence(), work.unit(), size));
            var widths = widths(rows);
            rows.forEach(row -> text.append(aligned(row, widths)).append('\n'));
        }
        return text.toString();
    }

    /// For a page in Markdown.
    String markdown(Work work) {
        var text = new StringBuilder("## %s\n".formatted(work.title()));
        text.append("\n%s.\n".formatted(work.sentence()));
        for (var size : results.sizes(work)) {
            var rows = rows(work, size);
            text.append("\n%s: %,d\n\n".formatted(work.unit(), size)).append(line(rows.getFirst()));
            text.append("|---|")
                    .append("---:|".repeat(rows.getFirst().size() - 1))
                    .append('\n');
            rows.stream().skip(1).forEach(row -> text.append(line(row)));
        }
        return text.toString();
    }

    private static String aligned(List<String> row, List<Integer> widths) {
        var line = new StringBuilder();
        for (var column = 0; column < row.size(); column++) {
            var left = column == 0 ? "-" : "";
            line.append(("%" + left + widths.get(column) + "s  ").formatted(row.get(column)));
        }
        return line.toString().stripTrailing();
    }

    private static String line(List<String> row) {
        return row.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static List<Integer> widths(List<List<String>> rows) {
        var widths = new ArrayList<Integer>();
        for (var column = 0; column < rows.getFirst().size(); column++) {
            var widest = 0;
            for (var row : rows) {
                widest = Math.max(widest, row.get(column).length());
            }
            widths.add(widest);
        }
        return widths;
    }

    /// A head, then a row for each peer.
    private List<List<String>> rows(Work work, int size) {
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<String>();
        head.add("peer");
        var first = work.figures().getFirst();
        head.addAll(List.of(first.name(), "least", "most"));
        work.figures().stream().skip(1).map(Figure::name).forEach(head::add);
        var trials = results.trials(work, size);
        var ours = trials.getFirst();
        head.add("the first is better by");
        rows.add(head);
        for (var trial : trials) {
            rows.add(row(trial, ours));
        }
        return rows;
    }

    private List<String> row(Trial trial, Trial ours) {
        var row = new ArrayList<String>();
        row.add(name(trial));
        var figures = trial.work().figures();
        var spread = results.spread(trial, figures.getFirst());
        row.add(Figure.text(spread.median()));
        row.add(Figure.text(spread.least()));
        row.add(Figure.text(spread.most()));
        figures.stream()
                .skip(1)
                .forEach(figure ->
                        row.add(Figure.text(results.spread(trial, figure).median())));
        var ratio = results.ratio(ours, trial, figures.getFirst());
        row.add(trial.equals(ours) || ratio.isEmpty() ? "" : ratioText(ratio.getAsDouble()));
        return row;
    }

    /// How many times better.
    static String ratioText(double ratio) {
        return String.format(Locale.ROOT, ratio < 9.95 ? "%.2fx" : "%.0fx", ratio);
    }

    private static String name(Trial trial) {
        return Roster.of(trial.work()).stream()
                .filter(contender -> contender.id().equals(trial.peer()))
                .map(Contender::name)
                .findFirst()
                .orElse(trial.peer());
    }
}
