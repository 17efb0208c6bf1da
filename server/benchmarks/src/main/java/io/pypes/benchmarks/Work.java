package io.pypes.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The work that is compared.
public enum Work {
    PIPELINE("Packets with four fields through identity components", "components"),
    DOCUMENTS("JSON documents of 1 KB through six components", "documents"),
    IDLE("Flows of five components that have been idle for a second", "flows"),
    SPAWN("Tasklets alive at once", "tasklets"),
    RING("Tokens around a ring of 1000 tasklets", "tokens"),
    LATENCY("1000 packets a second through identity components", "components"),
    HOP("Documents from the server to a worker process and back", "bytes"),
    FEED("JSON documents of 1 KB over HTTP until they are settled", "connections"),
    ISOLATE("Documents that Tika's parsers are tested with, read in the server or in a worker process", "documents"),
    SPREAD("Texts of 64 KB searched with patterns, in one worker process or two", "documents"),
    KILLS("Texts of 64 KB searched with patterns in worker processes of which one is killed every second", "workers"),
    STARTUP("The server, from nothing to ready, with an empty data folder", "servers");

    private static final int ROOM_FOR_MANY = 8;

    private final String sentence;
    private final String unit;

    Work(String sentence, String unit) {
        this.sentence = sentence;
        this.unit = unit;
    }

    public static Optional<Work> find(String name) {
        return Arrays.stream(values()).filter(work -> work.title().equals(name)).findFirst();
    }

    /// Its name on the command line.
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String sentence() {
        return sentence;
    }

    /// What its size counts.
    public String unit() {
        return unit;
    }

    /// The sizes it is done in; a part of the large ones if it is to be quick.
    public List<Integer> sizes(boolean quick) {
        return switch (this) {
            case PIPELINE, LATENCY -> List.of(1, 10, 100);
            case RING -> List.of(1, 100);
            case HOP -> List.of(1024, 65536);
            case FEED -> List.of(1, 16);
            case ISOLATE -> List.of(quick ? 95 : 665);
            case SPREAD -> List.of(quick ? 15 : 160);
            case KILLS -> List.of(1, 2);
            case STARTUP -> List.of(1);
            case DOCUMENTS -> List.of(quick ? 5_000 : 50_000);
            case IDLE -> List.of(quick ? 1_000 : 10_000);
            case SPAWN -> List.of(quick ? 10_000 : 1_000_000);
        };
    }

    /// What is worked out of a measurement. The first ranks, and gives the ratio.
    public List<Figure> figures() {
        return switch (this) {
            case PIPELINE, DOCUMENTS -> Figure.RATES;
            case IDLE, SPAWN -> Figure.HEAP;
            case RING -> Figure.HOPS;
            case LATENCY -> Figure.DELAYS;
            case HOP -> Figure.HOP;
            case FEED -> Figure.FEED;
            case ISOLATE, SPREAD -> Figure.PLACES;
            case KILLS -> Figure.KILLS;
            case STARTUP -> Figure.STARTUP;
        };
    }

    /// The heap of a process, in GB. A million tasklets need more than the others.
    public int heap() {
        return this == SPAWN ? ROOM_FOR_MANY : 2;
    }
}
