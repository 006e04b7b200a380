package dev.lungfish.sandbox.oci;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Writes maps, lists, strings, whole numbers and booleans as JSON (RFC 8259).
final class Json {

    private static final int FIRST_PRINTABLE = 0x20;

    private final StringBuilder text = new StringBuilder();

    private Json() {}

    static String of(Object value) {
        Json json = new Json();
        json.write(value);
        return json.text.toString();
    }

    private void write(Object value) {
        switch (value) {
            case Map<?, ?> map -> write(map);
            case List<?> list -> write(list);
            case Integer number -> text.append(number.intValue());
            case Long number -> text.append(number.longValue());
            case Boolean truth -> text.append(truth.booleanValue());
            default -> write(value.toString());
        }
    }

    private void write(Map<?, ?> map) {
        text.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
            Map.Entry<?, ?> entry = i.next();
            write(String.valueOf(entry.getKey()));
            text.append(':');
            write(entry.getValue());
            text.append(i.hasNext() ? "," : "");
        }
        text.append('}');
    }

    private void write(List<?> list) {
        text.append('[');
        for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
            write(i.next());
            text.append(i.hasNext() ? "," : "");
        }
        text.append(']');
    }

    private void write(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char next = string.charAt(i);
            if (next == '"' || next == '\\') {
                text.append('\\').append(next);
            } else if (next < FIRST_PRINTABLE) {
                text.append("\\u%04x".formatted((int) next));
            } else {
                text.append(next);
            }
        }
        text.append('"');
    }
}
