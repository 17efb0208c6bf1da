package io.pypes.intake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// A disk that knows what of its files was forced, and can lose the rest as a power cut does: of what was written
/// since, any sectors are there and any are not. It also refuses things when told to. Thread-safe.
///
/// Names of files are not modelled: they are on disk as soon as they are given or changed.
final class SimulatedDisk implements DurableFiles.Disk {

    private static final int SECTOR = 512;

    private final Map<Object, State> files = new HashMap<>();
    private final AtomicInteger refusedForces = new AtomicInteger();
    private final AtomicInteger refusedWrites = new AtomicInteger();
    private volatile boolean full;
    private volatile boolean shortWrites;

    /// What is on disk of a file, and what was written since.
    private static final class State {
        private byte[] durable = {};
        private final List<SimulatedWrite> pending = new ArrayList<>();

        void write(SimulatedWrite write) {
            durable = put(durable, write, 0, write.bytes().length);
        }

        static byte[] put(byte[] file, SimulatedWrite write, int from, int to) {
            var end = Math.toIntExact(write.at() + to);
            var longer = file.length < end ? Arrays.copyOf(file, end) : file;
            System.arraycopy(write.bytes(), from, longer, Math.toIntExact(write.at() + from), to - from);
            return longer;
        }
    }

    @Override
    public FileChannel around(Path file, FileChannel channel) throws IOException {
        var key = key(file);
        synchronized (files) {
            if (!files.containsKey(key) || channel.size() == 0) { // what is found was forced long ago
                var state = new State();
                state.durable = Files.isDirectory(file) ? new byte[0] : Files.readAllBytes(file);
                files.put(key, state);
            }
        }
        return new SimulatedChannel(channel, key, this);
    }

    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private State state(Object key) {
        var state = files.get(key);
        if (state == null) {
            throw new IllegalStateException("There is no such file.");
        }
        return state;
    }

    /// The next writes and forces are refused, as by a broken disk.
    void refuse(int writes, int forces) {
        refusedWrites.set(writes);
        refusedForces.set(forces);
    }

    /// Files do not get longer.
    void full(boolean now) {
        full = now;
    }

    /// Writes are cut short.
    void shortWrites(boolean now) {
        shortWrites = now;
    }

    /// How many bytes of a write are to be written.
    int allowed(long at, int length, long size) throws IOException {
        if (full && at + length > size) {
            throw new IOException("No space left on device");
        }
        if (refusedWrites.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("Input/output error");
        }
        return shortWrites ? Math.min(length, 7) : length;
    }

    void written(Object key, long at, byte[] bytes) {
        synchronized (files) {
            state(key).pending.add(new SimulatedWrite(at, bytes));
        }
    }

    /// What was written before is on disk now.
    void force(Object key) throws IOException {
        if (refusedForces.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("Input/output error");
        }
        synchronized (files) {
            var state = state(key);
            state.pending.forEach(state::write);
            state.pending.clear();
        }
    }

    /// Puts what would be on disk if the power went now into another folder.
    void crash(Path folder, Path into, RandomGenerator random) throws IOException {
        synchronized (files) {
            for (var file : names(folder).entrySet()) {
                var state = files.get(file.getValue());
                if (state != null) {
                    Files.write(into.resolve(file.getKey()), torn(state, random));
                }
            }
        }
    }

    /// Listed until nothing was renamed meanwhile.
    private static Map<String, Object> names(Path folder) throws IOException {
        for (var before = Map.<String, Object>of(); ; ) {
            var names = new TreeMap<String, Object>();
            try (var listed = Files.newDirectoryStream(folder, "*.*")) {
                for (var file : listed) {
                    names.put(file.getFileName().toString(), key(file));
                }
            } catch (NoSuchFileException renamed) {
                names.put("", renamed);
            }
            if (names.equals(before)) {
                return names;
            }
            before = names;
        }
    }

    private static byte[] torn(State state, RandomGenerator random) {
        var file = state.durable.clone();
        var likely = random.nextDouble();
        for (var write : state.pending) {
            var from = 0;
            while (from < write.bytes().length) {
                var sector = SECTOR - Math.toIntExact((write.at() + from) % SECTOR);
                var to = Math.min(write.bytes().length, from + sector);
                if (random.nextDouble() < likely) {
                    file = State.put(file, write, from, to);
                }
                from = to;
            }
        }
        return file;
    }

    /// All bytes written since the last force, of all files.
    int unforced() {
        synchronized (files) {
            return files.values().stream()
                    .flatMap(state -> state.pending.stream())
                    .mapToInt(write -> write.bytes().length)
                    .sum();
        }
    }
}
