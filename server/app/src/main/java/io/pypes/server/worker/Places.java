package io.pypes.server.worker;

import io.pypes.engine.Flow;
import io.pypes.engine.FlowStartException;
import io.pypes.engine.Host;
import io.pypes.engine.Place;
import io.pypes.engine.Running;
import io.pypes.server.catalog.ComponentCatalog;
import io.pypes.server.content.ContentStore;
import io.pypes.server.settings.DataDirectory;
import io.pypes.server.settings.Settings;
import io.pypes.worker.WorkerSettings;
import io.pypes.worker.WorkerView;
import io.pypes.worker.Workers;
import io.pypes.worker.Workers.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// Where flows run: those with a component that may take the process down in a worker, all others in the server.
@Component
final class Places implements Place, AutoCloseable {

    private final Workers workers;
    private final ComponentCatalog catalog;
    private final int count;

    Places(Settings settings, DataDirectory data, ContentStore contents, ComponentCatalog catalog, InstantSource clock)
            throws IOException {
        var processes = settings.workers();
        this.catalog = catalog;
        this.count = processes.count();
        this.workers = new Workers(
                new WorkerSettings(count, processes.opening(), processes.silence()),
                new WorkerLauncher(settings, emptied(data.path().resolve("workers"))),
                new SharedContents(contents, true),
                clock);
    }

    /// What is in it is of processes that no longer run.
    private static Path emptied(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        return Files.createDirectories(folder);
    }

    @Override
    public Running start(Flow flow, Host host, Flow.Limits limits, boolean sources)
            throws FlowStartException, InterruptedException {
        if (count == 0 || !flow.isIsolated()) {
            return Place.HERE.start(flow, host, limits, sources);
        }
        var jars = catalog.jars(flow.types()).stream().map(Path::toString).toList();
        return workers.start(flow, jars, host, limits, sources, Spread.ONE);
    }

    List<WorkerView> views() {
        return workers.views();
    }

    /// Ends the process of a worker and starts another one.
    ///
    /// @return false if there is no such worker
    boolean restart(String name) {
        return workers.restart(name);
    }

    @Override
    public void close() throws IOException {
        workers.close();
    }
}
