package io.pypes.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The pipeline as a picture: a row for each peer, a mark for each number of components, on a scale of powers of ten.
/// Readable on light and on dark pages.
final class Chart {

    private static final int LEFT = 320;
    private static final int WIDTH = 900;
    private static final int RIGHT = 40;
    private static final int TOP = 70;
    private static final int ROW = 26;
    private static final String STYLE = """
            <style>
              .page { fill: #ffffff } .text { fill: #1f2328; font: 13px system-ui, sans-serif } .line { stroke: #d1d9e0 }
              .ours { font-weight: 700 } .size0 { fill: #0969da } .size1 { fill: #bc4c00 } .size2 { fill: #8250df }
              @media (prefers-color-scheme: dark) {
                .page { fill: #0d1117 } .text { fill: #f0f6fc } .line { stroke: #3d444d }
                .size0 { fill: #4493f8 } .size1 { fill: #f0883e } .size2 { fill: #ab7df8 }
              }
            </style>
            """;

    private final Results results;
    private final List<Integer> sizes;
    private final Figure figure;
    private final double least;
    private final double most;

    Chart(Results results) {
        this.results = results;
        this.sizes = results.sizes(Work.PIPELINE);
        this.figure = Work.PIPELINE.figures().getFirst();
        var medians = sizes.stream()
                .flatMap(size -> results.trials(Work.PIPELINE, size).stream())
                .map(trial -> results.spread(trial, figure).median())
                .toList();
        this.least = Math.floor(
                Math.log10(medians.stream().min(Comparator.naturalOrder()).orElse(1.0)));
        this.most = Math.max(
                least + 1,
                Math.ceil(Math.log10(
                        medians.stream().max(Comparator.naturalOrder()).orElse(10.0))));
    }

    String svg() {
        var peers = peers();
        var height = TOP + peers.size() * ROW + 40;
        var svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n"
                .formatted(WIDTH, height));
        svg.append("<title>Packets per CPU second of Pypes and its peers</title>\n")
                .append(STYLE);
        svg.append("<rect class=\"page\" width=\"%d\" height=\"%d\"/>\n".formatted(WIDTH, height));
        svg.append("<text class=\"text\" x=\"16\" y=\"26\">Packets per CPU second through identity components"
                + " (more is better)</text>\n");
        legend(svg);
        grid(svg, height - 40);
        for (var row = 0; row < peers.size(); row++) {
            row(svg, peers.get(row), TOP + row * ROW + ROW / 2);
        }
        return svg.append("</svg>\n").toString();
    }

    /// The fastest first, by the size in the middle.
    private List<Contender> peers() {
        var size = sizes.get(sizes.size() / 2);
        var peers = new ArrayList<>(Roster.of(Work.PIPELINE));
        peers.removeIf(peer -> !results.trials(Work.PIPELINE, size).contains(trial(peer, size)));
        peers.sort(Comparator.comparingDouble((Contender peer) ->
                        results.spread(trial(peer, size), figure).median())
                .reversed());
        return peers;
    }

    private static Trial trial(Contender peer, int size) {
        return new Trial(Work.PIPELINE, peer.id(), size);
    }

    private void legend(StringBuilder svg) {
        for (var index = 0; index < sizes.size(); index++) {
            var x = LEFT + index * 130;
            svg.append(mark(index, x, 44));
            svg.append("<text class=\"text\" x=\"%d\" y=\"49\">%d component%s</text>\n"
                    .formatted(x + 12, sizes.get(index), sizes.get(index) == 1 ? "" : "s"));
        }
    }

    private void grid(StringBuilder svg, int bottom) {
        for (var power = (int) least; power <= most; power++) {
            var x = x(Math.pow(10, power));
            svg.append("<line class=\"line\" x1=\"%1$d\" y1=\"%2$d\" x2=\"%1$d\" y2=\"%3$d\"/>\n"
                    .formatted(x, TOP, bottom));
            svg.append("<text class=\"text\" text-anchor=\"middle\" x=\"%d\" y=\"%d\">%s</text>\n"
                    .formatted(x, bottom + 20, power(power)));
        }
    }

    private static String power(int power) {
        return switch (power) {
            case 3 -> "1,000";
            case 4 -> "10,000";
            case 5 -> "100,000";
            case 6 -> "1 million";
            case 7 -> "10 million";
            case 8 -> "100 million";
            default -> String.format(Locale.ROOT, "%,.0f", Math.pow(10, power));
        };
    }

    private void row(StringBuilder svg, Contender peer, int y) {
        svg.append("<text class=\"text%s\" text-anchor=\"end\" x=\"%d\" y=\"%d\">%s</text>\n"
                .formatted(peer.isOurs() ? " ours" : "", LEFT - 16, y + 5, peer.name()));
        svg.append("<line class=\"line\" x1=\"%1$d\" y1=\"%2$d\" x2=\"%3$d\" y2=\"%2$d\"/>\n"
                .formatted(LEFT, y, WIDTH - RIGHT));
        for (var index = 0; index < sizes.size(); index++) {
            var trial = trial(peer, sizes.get(index));
            if (results.trials(Work.PIPELINE, sizes.get(index)).contains(trial)) {
                svg.append(mark(index, x(results.spread(trial, figure).median()), y));
            }
        }
    }

    /// Shapes differ too, not only colours.
    private static String mark(int index, int x, int y) {
        return switch (index) {
            case 0 -> "<circle class=\"size0\" cx=\"%d\" cy=\"%d\" r=\"6\"/>\n".formatted(x, y);
            case 1 -> "<rect class=\"size1\" x=\"%d\" y=\"%d\" width=\"11\" height=\"11\"/>\n".formatted(x - 5, y - 5);
            default -> "<path class=\"size2\" d=\"M%d %d l7 12 h-14 z\"/>\n".formatted(x, y - 7);
        };
    }

    private int x(double value) {
        return (int) Math.round(LEFT + (Math.log10(value) - least) / (most - least) * (WIDTH - RIGHT - LEFT));
    }
}
