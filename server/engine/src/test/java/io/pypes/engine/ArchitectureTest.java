package io.pypes.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.pypes");

    @Test
    void all_classes_of_the_engine_and_the_sdk_are_seen() {
        assertThat(CLASSES.stream().filter(type -> type.getPackageName().startsWith("io.pypes.engine")))
                .hasSizeGreaterThan(50);
        assertThat(CLASSES.stream().filter(type -> type.getPackageName().equals("io.pypes.sdk")))
                .hasSizeGreaterThan(25);
    }

    @Test
    void the_engine_knows_the_jdk_and_the_sdk_only() {
        classes()
                .that()
                .resideInAPackage("io.pypes.engine..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.pypes.engine..", "io.pypes.sdk..", "java..", "jdk.management", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void the_sdk_knows_nothing_of_the_engine() {
        noClasses()
                .that()
                .resideInAPackage("io.pypes.sdk..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.pypes.engine..")
                .check(CLASSES);
    }

    @Test
    void packages_do_not_depend_on_each_other_in_a_circle() {
        slices().matching("io.pypes.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
