package io.pypes.server.flow;

import io.pypes.server.catalog.CatalogChanged;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Starts the flows that ought to run before the server takes requests, and stops them after the last one. A flow that
/// does not start keeps nothing else from starting.
@Component
final class FlowStarter implements SmartLifecycle {

    private static final int AFTER_PLUGINS = 100;

    private final FlowStore store;
    private final Publishing publishing;
    private final FlowLauncher launcher;
    private volatile boolean running;

    FlowStarter(FlowStore store, Publishing publishing, FlowLauncher launcher) {
        this.store = store;
        this.publishing = publishing;
        this.launcher = launcher;
    }

    @Override
    public void start() {
        running = true;
        resume();
    }

    /// A flow may have waited for a plugin.
    @EventListener(CatalogChanged.class)
    void resume() {
        try {
            for (var flow : running ? store.wantToRun() : List.<StoredFlow>of()) {
                publishing.resume(flow.id());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the server stops
        }
    }

    @Override
    public void stop() {
        running = false;
        try (var stops = Executors.newVirtualThreadPerTaskExecutor()) {
            launcher.atWork().forEach(id -> stops.execute(() -> halt(id)));
        }
    }

    private void halt(String id) {
        try {
            launcher.halt(id);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AFTER_PLUGINS;
    }
}
