package dev.lungfish.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with places such as `{{name}}`. What is put in is never searched for places again.
public final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    private Template() {}

    public static String fill(String template, Map<String, String> parts) {
        return PLACE.matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(part(parts, match.group(1))));
    }

    private static String part(Map<String, String> parts, String name) {
        String part = parts.get(name);
        if (part == null) {
            throw new IllegalStateException("The program is broken: nothing fills " + name + ".");
        }
        return part;
    }
}
