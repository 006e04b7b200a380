package dev.lungfish.text;

/// Text among HTML.
public final class Html {

    private Html() {}

    /// The text so that a browser shows it as it is, between tags and in quoted attributes.
    public static String escape(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> append(html, point));
        return html.toString();
    }

    private static void append(StringBuilder html, int point) {
        switch (point) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '"' -> html.append("&quot;");
            case '\'' -> html.append("&#39;");
            default -> html.appendCodePoint(isShown(point) ? point : 0xFFFD);
        }
    }

    private static boolean isShown(int point) {
        boolean isHalf = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return !isHalf && (!Character.isISOControl(point) || Character.isWhitespace(point));
    }
}
