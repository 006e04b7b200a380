package dev.lungfish.planner.services;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/// Says where in an object a value does not fit, and which.
final class JacksonPath {

    private JacksonPath() {}

    /// Keys and indices from the object's root.
    static Object[] of(JacksonException e) {
        return e.getPath().stream().map(JacksonPath::step).toArray();
    }

    static String sentence(JacksonException e) {
        String path = text(e.getPath());
        return switch (e) {
            case InvalidFormatException format ->
                    "%s is '%s', which is not %s."
                            .formatted(path, format.getValue(), expected(format.getTargetType()));
            case MismatchedInputException mismatch ->
                    "%s is not %s.".formatted(path, expected(mismatch.getTargetType()));
            default -> path + " cannot be read: " + e.getOriginalMessage();
        };
    }

    private static Object step(Reference step) {
        return step.getPropertyName() == null ? step.getIndex() : step.getPropertyName();
    }

    private static String text(List<Reference> path) {
        return path.stream()
                .map(JacksonPath::step)
                .map(step -> step instanceof Integer index ? "[" + index + "]" : "." + step)
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String expected(Class<?> type) {
        if (type == Integer.class
                || type == Long.class
                || type == int.class
                || type == long.class) {
            return "a whole number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text";
        }
        return List.class.isAssignableFrom(type) ? "a list" : "what Kubernetes has there";
    }
}
