package io.pypes.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// A figure that is worked out from a measurement.
///
/// @param name the head of its column
/// @param of how it is worked out
/// @param moreIsBetter false for a cost
public record Figure(String name, ToDoubleFunction<Measurement> of, boolean moreIsBetter) {

    static final List<Figure> RATES = List.of(
            new Figure("packets per CPU second", rate("sent", "cpu"), true),
            new Figure("packets per second", rate("sent", "wall"), true));
    static final List<Figure> HEAP = List.of(
            new Figure("bytes of heap each", rate("heap", "count"), false),
            new Figure("seconds to start", one("wall"), false));
    static final List<Figure> HOPS = List.of(
            new Figure("ns per hop", nanos("wall", "hops"), false),
            new Figure("ns of CPU per hop", nanos("cpu", "hops"), false));
    static final List<Figure> DELAYS =
            List.of(new Figure("p50 in us", one("p50"), false), new Figure("p99 in us", one("p99"), false));
    static final List<Figure> HOP = List.of(
            new Figure("packets per CPU second of both processes", rate("sent", "cpu"), true),
            new Figure("packets per second", rate("sent", "wall"), true),
            new Figure("p50 of a round trip at 1000/s in us", one("p50"), false),
            new Figure("p99", one("p99"), false));
    static final List<Figure> FEED = List.of(
            new Figure("documents per CPU second of the server", rate("sent", "cpu"), true),
            new Figure("per second until receipts", rate("sent", "receipts"), true),
            new Figure("per second until settled", rate("sent", "wall"), true),
            new Figure("p50 of a receipt in us", one("p50"), false),
            new Figure("p99", one("p99"), false));

    static final List<Figure> PLACES = List.of(
            new Figure("documents per second", rate("sent", "wall"), true),
            new Figure("per CPU second of all processes", rate("sent", "cpu"), true),
            new Figure("processors in use", rate("cpu", "wall"), false));

    static final List<Figure> KILLS = List.of(new Figure("documents per second", rate("sent", "wall"), true));

    static final List<Figure> STARTUP = List.of(
            new Figure("CPU seconds until ready", one("cpu"), false),
            new Figure("seconds until ready", one("wall"), false));

    private static ToDoubleFunction<Measurement> one(String name) {
        return measurement -> measurement.number(name);
    }

    private static ToDoubleFunction<Measurement> rate(String count, String divisor) {
        return measurement -> measurement.number(count) / measurement.number(divisor);
    }

    private static ToDoubleFunction<Measurement> nanos(String seconds, String count) {
        return measurement -> measurement.number(seconds) * 1e9 / measurement.number(count);
    }

    /// How much better the first is than the second: 2 is twice as good.
    double ratio(double first, double second) {
        return moreIsBetter ? first / second : second / first;
    }

    /// A number in three digits: `17.4M`, `490k`, `8.21`.
    public static String text(double number) {
        if (number >= 1e6) {
            return digits(number / 1e6) + "M";
        }
        return number >= 1e4 ? digits(number / 1e3) + "k" : digits(number);
    }

    private static String digits(double number) {
        var decimals = number >= 99.95 ? 0 : number >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }
}
