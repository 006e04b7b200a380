package dev.lungfish.core.rooms;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Scanner;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.TimerTask;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.stream.Collectors;

/// What makes code a function of its inputs alone: no clock, thread, lock, file, socket or randomness, and nothing
/// whose order differs from one JVM to the next.
final class Purity {

    /// Packages of java.base in which nothing reaches outside, but for the classes and methods below.
    private static final DescribedPredicate<JavaClass> PURE_PACKAGES =
            resideInAnyPackage(
                    "dev.lungfish.core..",
                    "org.jspecify.annotations",
                    "java.lang",
                    "java.lang.annotation",
                    "java.lang.invoke",
                    "java.lang.runtime",
                    "java.math",
                    "java.time",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream");

    private static final DescribedPredicate<JavaClass> IMPURE_CLASSES =
            belongToAnyOf(
                            System.class,
                            Runtime.class,
                            Process.class,
                            ProcessBuilder.class,
                            ProcessHandle.class,
                            Thread.class,
                            ThreadGroup.class,
                            ThreadLocal.class,
                            ClassLoader.class,
                            Date.class,
                            Random.class,
                            Scanner.class,
                            SplittableRandom.class,
                            Timer.class,
                            TimerTask.class,
                            UUID.class,
                            java.time.Clock.class,
                            HashMap.class,
                            HashSet.class,
                            IdentityHashMap.class,
                            WeakHashMap.class)
                    .as("that know a clock, a thread, chance or an order of their own");

    static final List<ArchRule> RULES =
            List.of(
                    classes()
                            .should()
                            .onlyDependOnClassesThat(PURE_PACKAGES.and(not(IMPURE_CLASSES))),
                    noClasses().should().callMethod(Math.class, "random"),
                    noClasses().should().callMethodWhere(targetIs("now", "java.time")),
                    noClasses().should().callMethodWhere(targetIs("shuffle", "java.util")),
                    noClasses().should().callMethodWhere(targetIs("wait", "java.lang")),
                    noClasses().should().callMethodWhere(targetIs("notify", "java.lang")),
                    noClasses().should().callMethodWhere(targetIs("notifyAll", "java.lang")),
                    noClasses().should().callMethodWhere(targetIs("parallel", "java.util.stream")),
                    noClasses().should().callMethodWhere(targetIs("parallelStream", "java.util")),
                    noClasses().should().callMethodWhere(hasOrderOfItsOwn()),
                    noMethods()
                            .should()
                            .haveModifier(JavaModifier.SYNCHRONIZED)
                            .allowEmptyShould(true));

    private Purity() {}

    private static DescribedPredicate<JavaAccess<?>> targetIs(String name, String inPackage) {
        return describe(
                inPackage + " " + name + "()",
                access ->
                        access.getTarget().getName().equals(name)
                                && access.getTargetOwner().getPackageName().equals(inPackage));
    }

    private static DescribedPredicate<JavaAccess<?>> hasOrderOfItsOwn() {
        List<String> ofCollections = List.of("of", "ofEntries", "copyOf");
        List<String> ofCollectors = List.of("toSet", "toUnmodifiableSet", "toUnmodifiableMap");
        return describe(
                "a set or map whose order is its own",
                access -> {
                    String name = access.getTarget().getName();
                    JavaClass owner = access.getTargetOwner();
                    boolean isMade =
                            owner.isEquivalentTo(Set.class) || owner.isEquivalentTo(Map.class);
                    boolean isCollected = owner.isEquivalentTo(Collectors.class);
                    return (isMade && ofCollections.contains(name) && !isEmpty(access))
                            || (isCollected
                                    && (ofCollectors.contains(name) || isUnordered(access)));
                });
    }

    /// The empty set has an order.
    private static boolean isEmpty(JavaAccess<?> access) {
        return parameters(access).isEmpty();
    }

    /// `toMap` and `groupingBy` without a map to fill make a hash map.
    private static boolean isUnordered(JavaAccess<?> access) {
        int parameters = parameters(access).size();
        return switch (access.getTarget().getName()) {
            case "toMap" -> parameters < 4;
            case "groupingBy" -> parameters < 3;
            default -> false;
        };
    }

    private static List<?> parameters(JavaAccess<?> access) {
        return ((CodeUnitCallTarget) access.getTarget()).getRawParameterTypes();
    }
}
