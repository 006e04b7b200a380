package dev.lungfish.server.rooms;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/// The rooms of the live platform: no two need each other, and only the top of the house knows them all.
class ServerRoomsTest {

    private static final int AT_LEAST_CLASSES = 150;

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.lungfish.server");

    @Test
    void theClassesAreFound() {
        assertThat(CLASSES).hasSizeGreaterThan(AT_LEAST_CLASSES);
    }

    @Test
    void noTwoRoomsNeedEachOther() {
        slices().matching("dev.lungfish.server.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheTopKnowsTheTop() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("dev.lungfish.server.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.lungfish.server")
                .check(CLASSES);
    }

    @Test
    void theWarmPathDoesNotKnowTheStore() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.lungfish.server.invoke..",
                        "dev.lungfish.server.address..",
                        "dev.lungfish.server.dispatch..",
                        "dev.lungfish.server.runtime..",
                        "dev.lungfish.server.routing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.lungfish.server.store..")
                .check(CLASSES);
    }
}
