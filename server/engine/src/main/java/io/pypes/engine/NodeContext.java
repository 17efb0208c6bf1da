package io.pypes.engine;

import io.pypes.sdk.Content;
import io.pypes.sdk.Context;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;

/// What a component sees of its run.
final class NodeContext implements Context {

    private final String node;
    private final Host host;
    private final System.Logger log;

    NodeContext(String node, Host host) {
        this.node = node;
        this.host = host;
        this.log = System.getLogger("io.pypes.flow.%s.%s".formatted(host.flow(), node));
    }

    @Override
    public String flow() {
        return host.flow();
    }

    @Override
    public int revision() {
        return host.revision();
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public System.Logger log() {
        return log;
    }

    @Override
    public InstantSource clock() {
        return host.clock();
    }

    @Override
    public Content store(InputStream bytes) throws IOException {
        return host.store(bytes);
    }

    @Override
    public Path file(String relative) throws PacketException, IOException {
        return host.file(relative);
    }
}
