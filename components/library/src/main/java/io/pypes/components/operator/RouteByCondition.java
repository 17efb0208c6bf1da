package io.pypes.components.operator;

import io.pypes.components.expression.Condition;
import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.InvalidParameterException;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Sends packets out by ports of conditions: by the first that holds, or by all that do.
public final class RouteByCondition implements Processor {
    private static final String OTHERWISE = "otherwise";

    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "route-by-condition", Kind.OPERATOR, Parameters.class, RouteByCondition::new)
            .summary("Sends each packet to the port whose condition holds.")
            .input(Port.IN, "Packets to send on.", Carries.ANY)
            .optionalOutput(OTHERWISE, "Packets for which no condition holds.", Carries.ANY)
            .outputsNamedBy("routes", "port", Carries.ANY);

    public record Parameters(
            @Parameter(value = "The ports and their conditions, in order.", min = 1)
            List<Route> routes,

            @Parameter(
                    value = "Whether a packet goes to the first port whose condition holds, or to all of them.",
                    byDefault = "first")
            Matches matches) {
        private static final Set<String> RESERVED = Set.of(OTHERWISE, Port.ERROR);

        public Parameters {
            var ports = new HashSet<>(RESERVED);
            for (var route : routes) {
                if (!ports.add(route.port)) {
                    throw new InvalidParameterException(
                            "routes",
                            RESERVED.contains(route.port)
                                    ? "The port \"%s\" is there already. Choose another name.".formatted(route.port)
                                    : "Two routes have the port \"%s\". Join their conditions with \"||\"."
                                            .formatted(route.port));
                }
            }
        }
    }

    public record Route(
            @Parameter(value = "The port: small letters, digits and hyphens.", example = "large")
            String port,

            @Parameter(
                    value = "The condition, such as number(doc.price) > 10.",
                    example = "has(doc.title)",
                    format = "expression")
            Condition condition) {
        public Route {
            if (!port.matches("[a-z][a-z0-9-]*")) {
                throw new InvalidParameterException(
                        "port",
                        "\"%s\" is not a name for a port: write small letters, digits and hyphens, such as \"large\"."
                                .formatted(port));
            }
        }
    }

    /// How many of the conditions that hold count.
    public enum Matches {
        FIRST,
        ALL
    }

    private final Parameters parameters;

    RouteByCondition(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void process(Packet packet, Call call) throws PacketException, InterruptedException {
        var ports = ports(packet);
        for (var port : ports) {
            call.emit(port, packet);
        }
        if (ports.isEmpty()) {
            call.emit(OTHERWISE, packet);
        }
    }

    /// All ports are known before the first emit, so that a packet with a condition that cannot be decided goes to the
    /// error policy only.
    private List<String> ports(Packet packet) throws PacketException {
        var ports = new ArrayList<String>();
        for (var route : parameters.routes) {
            if (route.condition.holds(packet)) {
                ports.add(route.port);
                if (parameters.matches == Matches.FIRST) {
                    break;
                }
            }
        }
        return ports;
    }
}
