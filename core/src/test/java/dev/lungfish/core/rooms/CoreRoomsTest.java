package dev.lungfish.core.rooms;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import dev.lungfish.core.fleet.OnDemand;
import dev.lungfish.core.limits.ServiceLimits;
import dev.lungfish.core.service.Contract;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The packages of the core depend only on lower ones, and the core is pure.
class CoreRoomsTest {

    private static final String CORE = "dev.lungfish.core";

    /// Lowest first. A package that is not there yet may come.
    private static final List<String> PACKAGES =
            List.of(
                    "service",
                    "recording",
                    "pricing",
                    "limits",
                    "capacity",
                    "fleet",
                    "scaling",
                    "placement");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(CORE);

    @Test
    void theClassesOfTheCoreAreFound() {
        assertThat(CLASSES.contain(Contract.class)).isTrue();
        assertThat(CLASSES.contain(ServiceLimits.class)).isTrue();
        assertThat(CLASSES.contain(OnDemand.class)).isTrue();
        assertThat(CLASSES.contain(CoreRoomsTest.class)).isFalse();
    }

    @Test
    void everyClassIsInARoomOfThePlan() {
        assertThat(CLASSES)
                .allSatisfy(
                        each ->
                                assertThat(PACKAGES)
                                        .as(each.getName())
                                        .contains(
                                                each.getPackageName()
                                                        .substring(CORE.length() + 1)));
    }

    @Test
    void packagesDependOnlyOnLowerOnes() {
        Architectures.LayeredArchitecture layers =
                Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String room : PACKAGES) {
            layers = layers.optionalLayer(room).definedBy(CORE + "." + room);
        }
        for (int i = 0; i < PACKAGES.size(); i++) {
            List<String> higher = PACKAGES.subList(i + 1, PACKAGES.size());
            layers =
                    higher.isEmpty()
                            ? layers.whereLayer(PACKAGES.get(i)).mayNotBeAccessedByAnyLayer()
                            : layers.whereLayer(PACKAGES.get(i))
                                    .mayOnlyBeAccessedByLayers(higher.toArray(String[]::new));
        }
        layers.check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(CORE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theCoreIsPure() {
        Purity.RULES.forEach(rule -> rule.check(CLASSES));
    }
}
