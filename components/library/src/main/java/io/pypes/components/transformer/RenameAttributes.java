package io.pypes.components.transformer;

import io.pypes.components.Clash;
import io.pypes.components.expression.NamePattern;
import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Renames attributes, all at once, so that two may swap names. Metadata goes with its attribute.
public final class RenameAttributes implements Processor {
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "rename-attributes", Kind.TRANSFORMER, Parameters.class, RenameAttributes::new)
            .summary("Renames attributes, several at once.")
            .input(Port.IN, "Packets to change.", Carries.RECORDS)
            .output(Port.OUT, "The changed packets; those without such attributes as they came.", Carries.RECORDS);

    public record Parameters(
            @Parameter(value = "Old and new names; an attribute goes by the first line that means it.", min = 1)
            List<Rename> renames,

            @Parameter(
                    value = "What happens if there is an attribute of the new name: it is replaced, the values are"
                            + " appended to it, both keep their names, or the packet is rejected.",
                    byDefault = "replace")
            Clash existing) {}

    public record Rename(
            @Parameter(
                    value = "The attribute to rename; a \"*\" stands for any characters.",
                    example = "column1",
                    format = "attribute")
            NamePattern from,

            @Parameter(
                    value = "Its new name; a \"*\" stands for what the other one stood for.",
                    example = "name",
                    format = "attribute")
            NamePattern to) {
        public Rename {
            NamePattern.requireFillable(from, to);
        }
    }

    private final Parameters parameters;

    RenameAttributes(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void process(Packet packet, Call call) throws PacketException, InterruptedException {
        var moves = new LinkedHashMap<String, String>();
        for (var rename : parameters.renames) {
            for (var name : rename.from.in(packet)) {
                moves.putIfAbsent(name, rename.to.filledFrom(rename.from, name));
            }
        }
        moves.entrySet().removeIf(move -> move.getKey().equals(move.getValue()));
        call.emit(moves.isEmpty() ? packet : renamed(packet, moves));
    }

    private Packet renamed(Packet packet, Map<String, String> moves) throws PacketException {
        var clashing = clashing(packet, moves);
        if (clashing.isEmpty()) {
            return packet.renamed(moves);
        }
        return switch (parameters.existing) {
            case REPLACE -> packet.renamed(moves);
            case APPEND -> appended(packet, moves, clashing);
            case KEEP -> {
                moves.keySet().removeAll(clashing);
                yield renamed(packet, moves); // one that stays may be in the way of another
            }
            case REJECT -> throw Clash.rejection(moves.getOrDefault(clashing.getFirst(), ""));
        };
    }

    /// The old names of those that would get a name that another has or gets before.
    private static List<String> clashing(Packet packet, Map<String, String> moves) {
        var taken = new HashSet<String>();
        var clashing = new ArrayList<String>();
        moves.forEach((from, to) -> {
            var stays = packet.has(to) && !moves.containsKey(to);
            if (stays || !taken.add(to)) {
                clashing.add(from);
            }
        });
        return clashing;
    }

    private static Packet appended(Packet packet, Map<String, String> moves, List<String> clashing)
            throws PacketException {
        var free = new LinkedHashMap<>(moves);
        free.keySet().removeAll(clashing);
        var result = packet.renamed(free);
        for (var from : clashing) {
            if (!free.containsValue(from)) {
                result = result.without(from);
            }
            result = Clash.APPEND.put(result, moves.getOrDefault(from, from), packet.values(from));
        }
        return result;
    }
}
