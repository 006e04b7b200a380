package dev.lungfish.assessor.suppression;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/// A rule's id, and the line that names it.
@JsonDeserialize(using = RuleName.Reader.class)
record RuleName(String id, int line) {

    /// Keeps the line, which is known only while the text is read.
    static final class Reader extends ValueDeserializer<RuleName> {

        @Override
        public RuleName deserialize(JsonParser parser, DeserializationContext context) {
            return new RuleName(parser.getString(), parser.currentTokenLocation().getLineNr());
        }
    }
}
