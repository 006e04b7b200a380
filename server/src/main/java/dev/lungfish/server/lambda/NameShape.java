package dev.lungfish.server.lambda;

import java.util.regex.Pattern;

/// The constraints that the service model has on names of functions; they differ between operations.
enum NameShape {
    PLAIN("[a-zA-Z0-9-_]+", "(:(\\$LATEST|[a-zA-Z0-9-_]+))?", 140),
    NAMESPACED("[a-zA-Z0-9-_\\.]+", "(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?", 256),
    URL("[a-zA-Z0-9-_]{1,64}", "(:((?!\\d+$)[0-9a-zA-Z-_]+))?", 140);

    private static final String BEFORE_NAME =
            "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?";

    private final Pattern pattern;
    private final int maxLength;

    NameShape(String name, String qualifier, int maxLength) {
        this.pattern = Pattern.compile(before() + "(" + name + ")" + qualifier);
        this.maxLength = maxLength;
    }

    private static String before() {
        return BEFORE_NAME;
    }

    void check(String value, Violations violations) {
        violations
                .length(value, "functionName", 1, maxLength)
                .pattern(value, "functionName", pattern);
    }
}
