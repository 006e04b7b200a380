package dev.lungfish.assessor.archive;

import java.util.List;
import java.util.Map;

/// What was found in a program's files.
///
/// @param units the program's own first, then libraries as they are searched
record Contents(
        Program.Layout layout, String name, Map<String, String> manifest, List<FileUnit> units) {}
