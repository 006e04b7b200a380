package dev.lungfish.assessor.reach;

import dev.lungfish.assessor.bytecode.AnnotationFact;
import dev.lungfish.assessor.bytecode.ClassFacts;
import dev.lungfish.assessor.bytecode.ClassPool;
import dev.lungfish.assessor.configuration.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether Spring Boot's conditions on classes and methods hold, as far as the settings in the package tell.
final class Conditions {

    private static final String CONDITION = "org/springframework/boot/autoconfigure/condition/ConditionalOn";

    private final ClassPool pool;
    private final Map<String, String> settings = new HashMap<>();

    Conditions(ClassPool pool, List<Setting> settings) {
        this.pool = pool;
        settings.forEach(
                setting -> this.settings.putIfAbsent(setting.key(), setting.valueOrDefault()));
    }

    /// Whether nothing speaks against a class, or against those that it stands in.
    boolean hold(ClassFacts type) {
        if (!type.annotations().stream().allMatch(this::holds)) {
            return false;
        }
        int nested = type.name().lastIndexOf('$');
        return nested < 0 || pool.find(type.name().substring(0, nested)).map(this::hold).orElse(true);
    }

    /// Whether an annotation is no condition, or one that holds.
    boolean holds(AnnotationFact annotation) {
        if (!annotation.type().startsWith(CONDITION)) {
            return true;
        }
        return switch (annotation.type().substring(CONDITION.length())) {
            case "Property" -> isSet(annotation.values());
            case "Class" -> isThere(annotation.values());
            default -> true;
        };
    }

    private boolean isSet(Map<String, String> condition) {
        String names = condition.getOrDefault("name", condition.getOrDefault("value", ""));
        String prefix = condition.getOrDefault("prefix", "");
        String wanted = condition.getOrDefault("havingValue", "");
        boolean isMissingFine = isTrue(condition.getOrDefault("matchIfMissing", "0"));
        for (String name : names.split(", ", -1)) {
            String key = prefix.isEmpty() || prefix.endsWith(".") ? prefix + name : prefix + "." + name;
            String value = settings.get(key);
            boolean isMet =
                    value == null
                            ? isMissingFine
                            : wanted.isEmpty()
                                    ? !value.equalsIgnoreCase("false")
                                    : value.equalsIgnoreCase(wanted);
            if (!isMet) {
                return false;
            }
        }
        return true;
    }

    /// Class files write a boolean as a number.
    private static boolean isTrue(String value) {
        return value.equals("1") || value.equals("true");
    }

    private boolean isThere(Map<String, String> condition) {
        String types = condition.getOrDefault("value", condition.getOrDefault("name", ""));
        for (String type : types.split(", ", -1)) {
            String name = type.startsWith("L") && type.endsWith(";") ? type.substring(1, type.length() - 1) : type.replace('.', '/');
            if (!name.isEmpty() && pool.find(name).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
