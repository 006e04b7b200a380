package dev.lungfish.text;

import tools.jackson.databind.json.JsonMapper;

/// JSON that may stand in a page's script.
public final class ScriptJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ScriptJson() {}

    /// A `<` in JSON is always inside a string, where it has another spelling, so nothing in it ends
    /// the script.
    public static String of(Object value) {
        return MAPPER.writeValueAsString(value)
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
