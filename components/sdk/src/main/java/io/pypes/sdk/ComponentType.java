package io.pypes.sdk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// All there is to know about a component without running it: palette, forms, checks, previews and reference pages
/// come from this. Immutable; each method gives a changed copy.
///
/// @param id its name in flow files, in kebab-case; never changes
/// @param kind which of the six kinds
/// @param name its name for people
/// @param summary one sentence: what it does
/// @param ports where packets enter and leave
/// @param parameters its parameters record
/// @param factory makes the component from its parameters
/// @param traits how the engine has to treat it
/// @param history how parameters changed since the first version
/// @param <P> its parameters record
public record ComponentType<P extends Record>(
        String id,
        Kind kind,
        String name,
        String summary,
        Ports ports,
        Class<P> parameters,
        Function<P, ? extends Component> factory,
        Traits<P> traits,
        History history) {

    /// Starts a description: no ports, no effects, first version.
    ///
    /// @param id its name in flow files, in kebab-case
    /// @param kind which of the six kinds
    /// @param parameters its parameters record
    /// @param factory makes the component from its parameters
    /// @param <P> its parameters record
    /// @return the description
    public static <P extends Record> ComponentType<P> of(
            String id, Kind kind, Class<P> parameters, Function<P, ? extends Component> factory) {
        return new ComponentType<>(
                id,
                kind,
                Titles.of(id),
                "",
                new Ports(List.of(), List.of(), Optional.empty()),
                parameters,
                factory,
                new Traits<>(Effects.NONE, false, false, 256, any -> List.of(), () -> {}),
                new History(1, Map.of()));
    }

    /// Where packets enter and leave.
    ///
    /// @param inputs the input ports; none for a source
    /// @param outputs the output ports, without the implicit ones
    /// @param named a parameter that names further outputs
    public record Ports(List<Port> inputs, List<Port> outputs, Optional<NamedOutputs> named) {
        /// Copies the lists.
        ///
        /// @param inputs the input ports
        /// @param outputs the output ports
        /// @param named a parameter that names further outputs
        public Ports {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /// Output ports that the user names: one for each item of a list parameter.
    ///
    /// @param parameter name of the list parameter
    /// @param field name of the part of each item that holds the port's name
    /// @param carries what the packets on them are
    public record NamedOutputs(String parameter, String field, Port.Carries carries) {}

    /// How the engine has to treat a component.
    ///
    /// @param effects what it does to the world outside the flow
    /// @param blocking true if it waits for something outside: never run together with others on one thread
    /// @param isolated true if it may take the process down with it: run in a worker process where there is one
    /// @param batchLimit for publishers, the largest batch, in packets
    /// @param takes for adapters, the media types or ranges they take
    /// @param ahead loads what a component needs, in a process where none is open yet
    /// @param <P> the parameters record
    public record Traits<P>(
            Effects effects,
            boolean blocking,
            boolean isolated,
            int batchLimit,
            Function<P, List<String>> takes,
            Runnable ahead) {}

    /// How parameters changed since the first version.
    ///
    /// @param version the present version of the parameters, from 1
    /// @param migrations how to get from one version to the next, by the version to start from
    public record History(int version, Map<Integer, UnaryOperator<Map<String, Object>>> migrations) {
        /// Copies the map.
        ///
        /// @param version the present version
        /// @param migrations how to get from one version to the next
        public History {
            migrations = Map.copyOf(migrations);
        }

        /// Brings parameters of an older version to the present one.
        ///
        /// @param given the parameters as saved
        /// @param from the version they were saved with
        /// @return the parameters as they would be written today
        public Map<String, Object> migrate(Map<String, Object> given, int from) {
            var migrated = given;
            for (var step = from; step < version; step++) {
                migrated =
                        migrations.getOrDefault(step, UnaryOperator.identity()).apply(migrated);
            }
            return migrated;
        }
    }

    /// Its name for people, where it is not the id in words.
    ///
    /// @param text the name, such as "Read CSV"
    /// @return the changed description
    public ComponentType<P> name(String text) {
        return new ComponentType<>(id, kind, text, summary, ports, parameters, factory, traits, history);
    }

    /// What it does.
    ///
    /// @param sentence one sentence
    /// @return the changed description
    public ComponentType<P> summary(String sentence) {
        return new ComponentType<>(id, kind, name, sentence, ports, parameters, factory, traits, history);
    }

    /// Adds an input port.
    ///
    /// @param port its name, usually [Port#IN]
    /// @param sentence what should come in
    /// @param carries what the packets on it are
    /// @return the changed description
    public ComponentType<P> input(String port, String sentence, Port.Carries carries) {
        var inputs = plus(ports.inputs, new Port(port, sentence, carries, false));
        return ports(new Ports(inputs, ports.outputs, ports.named));
    }

    /// Adds an output port that a flow has to wire.
    ///
    /// @param port its name, usually [Port#OUT]
    /// @param sentence what comes out
    /// @param carries what the packets on it are
    /// @return the changed description
    public ComponentType<P> output(String port, String sentence, Port.Carries carries) {
        var outputs = plus(ports.outputs, new Port(port, sentence, carries, false));
        return ports(new Ports(ports.inputs, outputs, ports.named));
    }

    /// Adds an output port that a flow may leave unwired: what comes out there is then dropped, and counted.
    ///
    /// @param port its name
    /// @param sentence what comes out
    /// @param carries what the packets on it are
    /// @return the changed description
    public ComponentType<P> optionalOutput(String port, String sentence, Port.Carries carries) {
        var outputs = plus(ports.outputs, new Port(port, sentence, carries, true));
        return ports(new Ports(ports.inputs, outputs, ports.named));
    }

    /// Says that each item of a list parameter names an output port.
    ///
    /// @param parameter name of the list parameter
    /// @param field name of the part of each item that holds the port's name
    /// @param carries what the packets on them are
    /// @return the changed description
    public ComponentType<P> outputsNamedBy(String parameter, String field, Port.Carries carries) {
        return ports(new Ports(ports.inputs, ports.outputs, Optional.of(new NamedOutputs(parameter, field, carries))));
    }

    /// What it does to the world outside the flow.
    ///
    /// @param effects the effects
    /// @return the changed description
    public ComponentType<P> effects(Effects effects) {
        return traits(
                new Traits<>(effects, traits.blocking, traits.isolated, traits.batchLimit, traits.takes, traits.ahead));
    }

    /// Says that it waits for something outside, such as a disk or a service.
    ///
    /// @return the changed description
    public ComponentType<P> blocking() {
        return traits(
                new Traits<>(traits.effects, true, traits.isolated, traits.batchLimit, traits.takes, traits.ahead));
    }

    /// Says that a bad document may make it hang or end the process.
    ///
    /// @return the changed description
    public ComponentType<P> isolated() {
        return traits(
                new Traits<>(traits.effects, traits.blocking, true, traits.batchLimit, traits.takes, traits.ahead));
    }

    /// What takes long when it is done first and can be done before a component is opened, such as loading
    /// classes or tables. A process that waits to be needed does it once, so that another that ends is replaced
    /// at once. It must not touch anything outside, and what it throws is ignored.
    ///
    /// @param load does it
    /// @return the changed description
    public ComponentType<P> loadsAhead(Runnable load) {
        return traits(
                new Traits<>(traits.effects, traits.blocking, traits.isolated, traits.batchLimit, traits.takes, load));
    }

    /// The largest batch a publisher wants; 256 by default.
    ///
    /// @param packets the number of packets, at least 1
    /// @return the changed description
    public ComponentType<P> batchLimit(int packets) {
        return traits(
                new Traits<>(traits.effects, traits.blocking, traits.isolated, packets, traits.takes, traits.ahead));
    }

    /// The media types an adapter takes.
    ///
    /// @param ranges types or ranges, such as `text/csv` or `application/*+json`
    /// @return the changed description
    public ComponentType<P> takes(String... ranges) {
        var list = List.of(ranges);
        return takes(any -> list);
    }

    /// The media types an adapter takes, depending on its parameters.
    ///
    /// @param ranges gives types or ranges
    /// @return the changed description
    public ComponentType<P> takes(Function<P, List<String>> ranges) {
        return traits(new Traits<>(
                traits.effects, traits.blocking, traits.isolated, traits.batchLimit, ranges, traits.ahead));
    }

    /// Says that parameters have a new version, and how to get to it from the one before.
    ///
    /// @param step makes parameters of the new version from those of the one before
    /// @return the changed description
    public ComponentType<P> migrate(UnaryOperator<Map<String, Object>> step) {
        var migrations = new HashMap<>(history.migrations);
        migrations.put(history.version, step);
        return new ComponentType<>(
                id,
                kind,
                name,
                summary,
                ports,
                parameters,
                factory,
                traits,
                new History(history.version + 1, migrations));
    }

    /// Reads the description of the parameters.
    ///
    /// @return the schema
    public ParameterSchema<P> schema() {
        return ParameterSchema.of(parameters);
    }

    private ComponentType<P> ports(Ports changed) {
        return new ComponentType<>(id, kind, name, summary, changed, parameters, factory, traits, history);
    }

    private ComponentType<P> traits(Traits<P> changed) {
        return new ComponentType<>(id, kind, name, summary, ports, parameters, factory, changed, history);
    }

    private static <T> List<T> plus(List<T> list, T element) {
        var longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }
}
