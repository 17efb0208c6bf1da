package io.pypes.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URLClassLoader;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.pypes");

    @Test
    void all_our_classes_are_seen() {
        assertThat(CLASSES.size()).isGreaterThan(200);
        assertThat(CLASSES.stream().filter(type -> type.getPackageName().startsWith("io.pypes.server")))
                .hasSizeGreaterThan(80);
    }

    @Test
    void the_sdk_knows_nothing_but_the_jdk() {
        classes()
                .that()
                .resideInAPackage("io.pypes.sdk..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.pypes.sdk..", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void the_engine_knows_the_sdk_and_the_jdk() {
        classes()
                .that()
                .resideInAPackage("io.pypes.engine..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.pypes.engine..", "io.pypes.sdk..", "java..", "jdk.management", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void the_server_names_no_component() {
        noClasses()
                .that()
                .resideInAPackage("io.pypes.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.pypes.components..", "io.pypes.plugins..")
                .check(CLASSES);
    }

    @Test
    void only_the_catalogue_loads_classes() {
        noClasses()
                .that()
                .resideInAPackage("io.pypes..")
                .and()
                .resideOutsideOfPackage("io.pypes.server.catalog..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(URLClassLoader.class, ServiceLoader.class)
                .check(CLASSES);
    }

    @Test
    void only_the_server_knows_spring() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.pypes.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(CLASSES);
    }

    @Test
    void features_of_the_server_do_not_go_in_circles() {
        slices().matching("io.pypes.server.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
