package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Problem.Code;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.InvalidParameterException;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Plugins whose code breaks while a flow is checked: always a problem with a place, never an exception.
@Timeout(30)
class BrokenPluginTest {

    private final TestComponents components = new TestComponents();

    /// Breaks on some of its values.
    record Fragile(
            @Parameter(value = "What to do.", byDefault = "nothing")
            String what) {
        Fragile {
            switch (what) {
                case "overflow" -> throw new StackOverflowError("Too deep.");
                case "memory" -> throw new OutOfMemoryError("Java heap space");
                case "linkage" -> throw new NoClassDefFoundError("com/example/Driver");
                case "checked" -> throw TestHost.sneak(new IOException("The disk is full."));
                case "silent" -> throw new IllegalStateException();
                case "argument" -> throw new IllegalArgumentException("Not with these.");
                case "parameter" -> throw new InvalidParameterException("what", "Not this.");
                default -> {}
            }
        }
    }

    private static <P extends Record> ComponentType<P> adapter(Class<P> parameters) {
        Processor passing = (packet, call) -> call.emit(packet);
        return ComponentType.of("odd", Kind.ADAPTER, parameters, _ -> passing)
                .summary("Odd.")
                .takes("text/*")
                .input("in", "In.", Carries.DOCUMENTS)
                .output("out", "Out.", Carries.RECORDS);
    }

    private static TestFlow flow(Map<String, Object> parameters) {
        return new TestFlow()
                .node("odd", "odd", parameters)
                .node("publish", "publish")
                .wire("odd > publish");
    }

    private List<Problem> problems(Map<String, Object> parameters) {
        return new FlowCompiler(components)
                .compile(flow(parameters).definition())
                .problems();
    }

    private static Problem broken(String said) {
        return new Problem(
                Code.COMPONENT_BROKEN,
                Problem.Place.node("odd"),
                "Component \"odd\" fails on these parameters. Change them, or mend its plugin. " + said);
    }

    @Test
    void parameters_that_break_whatever_they_throw() {
        components.add(adapter(Fragile.class));

        assertThat(problems(Map.of())).isEmpty();
        assertThat(problems(Map.of("what", "overflow"))).containsExactly(broken("Too deep."));
        assertThat(problems(Map.of("what", "memory"))).containsExactly(broken("Java heap space"));
        assertThat(problems(Map.of("what", "linkage"))).containsExactly(broken("com/example/Driver"));
        assertThat(problems(Map.of("what", "checked"))).containsExactly(broken("The disk is full."));
        assertThat(problems(Map.of("what", "silent"))).containsExactly(broken("IllegalStateException"));
    }

    @Test
    void parameters_that_refuse_are_told_by_their_place() {
        components.add(adapter(Fragile.class));
        var place = Problem.Place.node("odd");

        assertThat(problems(Map.of("what", "argument")))
                .containsExactly(new Problem(Code.PARAMETER_INVALID, place.pointer(""), "Not with these."));
        assertThat(problems(Map.of("what", "parameter")))
                .containsExactly(new Problem(Code.PARAMETER_INVALID, place.pointer("/what"), "Not this."));
    }

    record Undescribed(Thread thread) {}

    @Test
    void parameters_that_cannot_be_described() {
        components.add(adapter(Undescribed.class));

        assertThat(problems(Map.of())).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.COMPONENT_BROKEN);
            assertThat(problem.place().node()).contains("odd");
        });
    }

    private List<Problem> takes(Function<NoParameters, List<String>> takes) {
        components.add(adapter(NoParameters.class).takes(takes));
        return problems(Map.of());
    }

    @Test
    @SuppressWarnings("NullAway")
    void media_types_that_are_none() {
        assertThat(takes(_ -> List.of("nonsense")))
                .containsExactly(broken("\"nonsense\" is not a media type."
                        + " One looks like \"text/csv\" or \"text/csv; charset=utf-8\"."));
        assertThat(takes(_ -> null)).containsExactly(broken("It does not say which media types it takes."));
        assertThat(takes(_ -> Arrays.asList("text/*", null)))
                .containsExactly(broken("It does not say which media types it takes."));
        assertThat(takes(_ -> {
                    throw new StackOverflowError("Too deep.");
                }))
                .containsExactly(broken("Too deep."));
    }

    @Test
    @Here("A worker checks the flow once more.")
    void media_types_are_asked_for_once_when_the_flow_is_checked() throws Exception {
        var asked = new AtomicInteger();
        components.add(adapter(NoParameters.class).takes(_ -> {
            asked.incrementAndGet();
            return List.of("text/*");
        }));
        var flow = flow(Map.of()).compile(components);
        var host = new TestHost();

        assertThat(flow.entries()).isEqualTo(flow.entries()).hasSize(1);
        assertThat(host.run(flow, TestHost.text())).containsExactly(TestHost.published(1));
        var run = TestPlace.start(flow, host, Flow.Limits.DEFAULT);
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();

        assertThat(asked).hasValue(1);
    }

    @Test
    @SuppressWarnings("NullAway")
    void a_migration_that_breaks_or_gives_nothing() {
        components.add(adapter(NoParameters.class).migrate(_ -> {
            throw new ClassCastException("Not a list.");
        }));
        assertThat(problems(Map.of())).containsExactly(broken("Not a list."));

        components.add(adapter(NoParameters.class).migrate(_ -> null));
        assertThat(problems(Map.of()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(Code.COMPONENT_BROKEN));
    }

    @Test
    @SuppressWarnings("NullAway")
    void ports_that_are_not_described() {
        var type = adapter(NoParameters.class);
        components.add(new ComponentType<>(
                type.id(),
                type.kind(),
                type.name(),
                type.summary(),
                new ComponentType.Ports(
                        type.ports().inputs(), List.of(new Port("out", "Out.", null, false)), Optional.empty()),
                type.parameters(),
                type.factory(),
                type.traits(),
                type.history()));

        assertThat(problems(Map.of())).containsExactly(broken("Port \"out\" does not say what it carries."));
    }

    @Test
    void a_catalog_that_breaks() {
        var compiler = new FlowCompiler(id -> {
            throw new NoClassDefFoundError("com/example/" + id);
        });

        assertThat(compiler.compile(new TestFlow().node("odd", "odd").definition())
                        .problems())
                .containsExactly(broken("com/example/odd"));
    }

    @Test
    void broken_components_spoil_only_their_own_node() {
        components.add(adapter(Fragile.class));
        var flow = flow(Map.of("what", "overflow"))
                .node("split", "split", Map.of("count", 0))
                .wire("odd > split")
                .wire("split > publish");

        assertThat(new FlowCompiler(components).compile(flow.definition()).problems())
                .extracting(Problem::code)
                .containsExactly(Code.COMPONENT_BROKEN, Code.PARAMETER_INVALID);
    }
}
