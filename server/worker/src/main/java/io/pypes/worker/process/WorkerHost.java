package io.pypes.worker.process;

import io.pypes.engine.DeadLetter;
import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.engine.Host;
import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.worker.protocol.Calls;
import io.pypes.worker.protocol.Message;
import io.pypes.worker.protocol.Message.Letter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.InstantSource;

/// What a run in a worker needs: of its own process what there is, and of the server the rest.
///
/// @param run number of the run
record WorkerHost(int run, String flow, int revision, HostedRun hosted, Surroundings surroundings, Calls calls)
        implements Host {

    @Override
    public void keep(DeadLetter letter) throws IOException {
        var lease = hosted.lease(letter.document());
        var parts = new Letter(
                letter.id(),
                letter.node(),
                letter.port(),
                letter.packet(),
                letter.kind(),
                letter.message(),
                letter.attempts(),
                letter.at());
        try {
            calls.ask(call -> new Message.Keep(run, call, lease, parts));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            var interrupted =
                    new InterruptedIOException("A dead letter could not be kept before the flow was stopped.");
            interrupted.initCause(stopped);
            throw interrupted;
        } finally {
            Reference.reachabilityFence(letter); // its content may be in a file that goes when it is garbage
        }
    }

    @Override
    public Accepted accept(String node, String port, Packet packet) throws IOException, InterruptedException {
        var answer = asked(node, port, packet);
        if (answer instanceof Message.Closed) {
            throw new InterruptedException("The flow is stopping.");
        }
        if (!(answer instanceof Message.Accepted(var _, var lease, var watched, var id))) {
            throw new IOException("The server answers a document with %s.".formatted(answer));
        }
        var document = new Document(id, packet, new Entrance.Brought(node, port));
        return new Accepted(document, hosted.brought(lease, watched, document));
    }

    /// Once it is asked the document may be accepted, and must be settled, also if the source is stopped meanwhile.
    private Message asked(String node, String port, Packet packet) throws IOException {
        try {
            return calls.askThrough(call -> new Message.Accept(run, call, node, port, packet));
        } finally {
            Reference.reachabilityFence(packet); // as above
        }
    }

    @Override
    public Content store(InputStream bytes) throws IOException {
        return surroundings.store(bytes);
    }

    @Override
    public Path file(String relative) throws PacketException, IOException {
        return surroundings.file(relative);
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }
}
