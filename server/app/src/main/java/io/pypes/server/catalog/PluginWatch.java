package io.pypes.server.catalog;

import io.pypes.server.settings.Settings;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks at the plugins folder every second, the first time before any flow starts.
@Component
final class PluginWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PluginWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ComponentCatalog catalog;
    private final Path folder;
    private volatile @Nullable Thread thread;

    PluginWatch(ComponentCatalog catalog, Settings settings) {
        this.catalog = catalog;
        this.folder = settings.plugins().toAbsolutePath().normalize();
    }

    @Override
    public void start() {
        try {
            Files.createDirectories(folder);
        } catch (IOException cause) {
            LOG.warn("The plugins folder \"{}\" cannot be made: {}.", folder, cause.toString());
        }
        look();
        LOG.info("Plugins are looked for in \"{}\".", folder);
        thread = Thread.ofVirtual().name("plugins").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                look();
            }
        } catch (InterruptedException _) {
            // stopped
        }
    }

    private void look() {
        try {
            catalog.refresh();
        } catch (IOException | DirectoryIteratorException cause) {
            LOG.warn("The plugins folder \"{}\" cannot be read: {}.", folder, cause.toString());
        }
    }

    @Override
    public void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
