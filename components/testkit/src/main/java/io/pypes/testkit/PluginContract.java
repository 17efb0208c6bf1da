package io.pypes.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Plugin;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every component of a plugin has to keep, as tests. A plugin has one test class that implements this and gives
/// the plugin.
///
/// The contract makes instances from defaults and, for required parameters, from
/// [io.pypes.sdk.Parameter#example].
public interface PluginContract {

    /// The plugin to check.
    Plugin plugin();

    @Test
    default void ids_are_unique() {
        assertThat(plugin().components()).extracting(ComponentType::id).doesNotHaveDuplicates();
    }

    @TestFactory
    default Stream<DynamicNode> every_component_keeps_the_contract() {
        return plugin().components().stream()
                .map(type -> dynamicContainer(type.id(), Stream.concat(described(type), working(type))));
    }

    private static Stream<DynamicNode> described(ComponentType<?> type) {
        return Stream.of(
                dynamicTest("has an id in kebab-case, a name and a summary", () -> TypeChecks.words(type)),
                dynamicTest("has ports with names and sentences", () -> TypeChecks.ports(type)),
                dynamicTest("fits its kind", () -> TypeChecks.kind(type)),
                dynamicTest("describes its parameters by sentences", () -> ParameterChecks.described(type)),
                dynamicTest("binds defaults and examples", () -> ParameterChecks.bound(type)),
                dynamicTest("reports required parameters when missing", () -> ParameterChecks.required(type)),
                dynamicTest("has a schema of plain data", () -> ParameterChecks.plain(type)));
    }

    private static Stream<DynamicNode> working(ComponentType<?> type) {
        return Stream.of(
                dynamicTest("is of the role its kind asks for", () -> WorkChecks.role(type)),
                dynamicTest("opens and closes twice over, and closes unopened", () -> WorkChecks.opensAndCloses(type)),
                dynamicTest("ends an empty packet in a way that is allowed", () -> WorkChecks.endsEmptyPacket(type)),
                dynamicTest("ends bytes of no meaning in a way that is allowed", () -> WorkChecks.endsNoise(type)),
                dynamicTest("stops within a second when interrupted", () -> InterruptChecks.stops(type)),
                dynamicTest("starts no threads", () -> InterruptChecks.startsNoThreads(type)));
    }
}
