package io.pypes.server.settings;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much the server takes.
///
/// @param body size of the body of a request with documents, as it comes in
/// @param inflated size of a document after decompression
/// @param flowFile size of a flow file, and of any other JSON a request holds
/// @param documents documents in flight in one flow
/// @param memory content of the documents in flight in one flow that is held in memory; larger than 256 KB, content is
///     in files, which do not count
/// @param wire packets waiting on one wire
/// @param wireMemory bytes that the packets waiting on one wire take in memory, about; one packet may always wait
/// @param wires packets waiting on all wires of one flow, each of which has an equal part
/// @param wiresMemory bytes that they take in memory, about; each wire has an equal part
/// @param reserve space of the disk that is not given to new documents, but left for those that were accepted; at most
///     a tenth of the disk
public record Limits(
        @DefaultValue("256MB") DataSize body,
        @DefaultValue("1GB") DataSize inflated,
        @DefaultValue("4MB") DataSize flowFile,
        @DefaultValue("10000") int documents,
        @DefaultValue("64MB") DataSize memory,
        @DefaultValue("1024") int wire,
        @DefaultValue("16MB") DataSize wireMemory,
        @DefaultValue("100000") int wires,
        @DefaultValue("256MB") DataSize wiresMemory,
        @DefaultValue("64MB") DataSize reserve) {

    private static final long LARGEST_FLOW_FILE = DataSize.ofMegabytes(256).toBytes();
    private static final long LARGEST_IN_MEMORY = DataSize.ofKilobytes(256).toBytes();

    public Limits {
        check("body", body, body.toBytes() > 0, "more than 0");
        check("inflated", inflated, inflated.toBytes() > 0, "more than 0");
        check(
                "flow-file",
                flowFile,
                flowFile.toBytes() > 0 && flowFile.toBytes() <= LARGEST_FLOW_FILE,
                "more than 0 and at most 256MB");
        check("documents", documents, documents > 0, "1 or more");
        check("memory", memory, memory.toBytes() >= LARGEST_IN_MEMORY, "256KB or more");
        check("wire", wire, wire > 0, "1 or more");
        check("wire-memory", wireMemory, wireMemory.toBytes() > 0, "more than 0");
        check("wires", wires, wires > 0, "1 or more");
        check("wires-memory", wiresMemory, wiresMemory.toBytes() > 0, "more than 0");
        check("reserve", reserve, reserve.toBytes() >= 0, "0 or more");
    }

    private static void check(String key, Object value, boolean fits, String right) {
        if (!fits) {
            throw Settings.refused("limits." + key, value, right);
        }
    }
}
