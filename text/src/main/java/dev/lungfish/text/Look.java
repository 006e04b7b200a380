package dev.lungfish.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What all pages have in common: how they look, and how a table of services is searched and sorted.
public final class Look {

    private static final List<String> SCRIPTS = List.of("format.js", "table.js");

    private Look() {}

    /// The style of a page.
    ///
    /// @param own what only this page has
    public static String style(String own) {
        return Resource.text(Look.class, "page.css") + own;
    }

    /// The script of a page, which sees nothing of any other script.
    ///
    /// @param own what only this page does, in order
    public static String script(List<String> own) {
        return Stream.concat(
                        SCRIPTS.stream().map(name -> Resource.text(Look.class, name)), own.stream())
                .collect(Collectors.joining("\n", "(() => {\n\"use strict\";\n", "})();"));
    }
}
