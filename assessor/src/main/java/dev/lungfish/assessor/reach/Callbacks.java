package dev.lungfish.assessor.reach;

import java.util.Set;

/// Types whose methods nobody calls unasked.
final class Callbacks {

    private static final Set<String> SILENT =
            Set.of(
                    "java/lang/Object",
                    "java/lang/Enum",
                    "java/lang/Record",
                    "java/lang/Comparable",
                    "java/lang/Cloneable",
                    "java/lang/CharSequence",
                    "java/lang/Throwable",
                    "java/lang/Exception",
                    "java/lang/RuntimeException",
                    "java/lang/Error",
                    "java/io/Serializable");

    private Callbacks() {}

    static boolean isSilent(String type) {
        return SILENT.contains(type);
    }
}
