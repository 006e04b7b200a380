package dev.lungfish.profiles;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/// Every `source` in a record and in what it holds.
final class Sources {

    private Sources() {}

    static List<String> in(Object value) throws ReflectiveOperationException {
        List<String> sources = new ArrayList<>();
        collect(value, sources);
        return sources;
    }

    private static void collect(Object value, List<String> sources)
            throws ReflectiveOperationException {
        if (value instanceof List<?> list) {
            for (Object part : list) {
                collect(part, sources);
            }
        }
        if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                Object part = component.getAccessor().invoke(value);
                if (component.getName().equals("source")) {
                    sources.add((String) part);
                } else if (part != null) {
                    collect(part, sources);
                }
            }
        }
    }
}
