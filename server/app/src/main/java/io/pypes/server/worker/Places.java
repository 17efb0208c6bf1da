package io.pypes.server.worker;

import io.pypes.engine.Flow;
import io.pypes.engine.FlowStartException;
import io.pypes.engine.Host;
import io.pypes.engine.Place;
import io.pypes.engine.Running;
import io.pypes.server.catalog.ComponentCatalog;
import io.pypes.server.content.ContentStore;
import io.pypes.server.flow.FlowPlace;
import io.pypes.server.flow.FlowPlaces;
import io.pypes.server.settings.DataDirectory;
import io.pypes.server.settings.Settings;
import io.pypes.worker.WorkerView;
import io.pypes.worker.Workers;
import io.pypes.worker.Workers.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// Where flows run: as is set for each; if nothing is, those with a component that may take the process down in a
/// worker, and all others in the server.
@Component
final class Places implements Place, AutoCloseable {

    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

    private final Workers workers;
    private final FlowPlaces wanted;
    private final ComponentCatalog catalog;
    private final int count;

    Places(
            Settings settings,
            DataDirectory data,
            ContentStore contents,
            ComponentCatalog catalog,
            FlowPlaces wanted,
            InstantSource clock)
            throws IOException {
        var processes = settings.workers();
        this.catalog = catalog;
        this.wanted = wanted;
        this.count = processes.count();
        var folder = emptied(data.path().toAbsolutePath().resolve("workers"));
        this.workers = new Workers(
                processes.kept(),
                new WorkerLauncher(settings, folder),
                new SharedContents(contents, true),
                clock,
                folder);
    }

    /// What is in it is of processes that no longer run. Only the user of the server may enter it, where there are
    /// users.
    private static Path emptied(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWN))
                : Files.createDirectories(folder);
    }

    @Override
    public Running start(Flow flow, Host host, Flow.Limits limits, boolean sources)
            throws FlowStartException, InterruptedException {
        var place = wanted.find(host.flow());
        if (isHere(place, flow)) {
            return Place.HERE.start(flow, host, limits, sources);
        }
        if (count == 0) {
            throw new FlowStartException(
                    "",
                    "Flow \"%s\" is to run in a worker process, but the setting \"pypes.workers.number\" is 0. Allow for some, or choose another place for the flow."
                            .formatted(host.flow()),
                    new IllegalStateException("There are no workers."));
        }
        var jars = catalog.jars(flow.types()).stream().map(Path::toString).toList();
        return workers.start(flow, jars, host, limits, sources, place == FlowPlace.WORKERS ? Spread.ALL : Spread.ONE);
    }

    private boolean isHere(FlowPlace place, Flow flow) {
        return switch (place) {
            case AUTO -> count == 0 || !flow.isIsolated();
            case SERVER -> true;
            case WORKER, WORKERS -> false;
        };
    }

    List<WorkerView> views() {
        return workers.views();
    }

    Optional<WorkerView.Running> spare() {
        return workers.spare();
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
