package dev.lungfish.server.auth;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Percent-encoding as AWS defines it: letters, digits, `-`, `.`, `_` and `~` stay, every other byte becomes `%XX` in upper case.
final class PercentEncoding {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /// Encodes every byte but those of `keep`.
    static String encode(byte[] bytes, String keep) {
        StringBuilder text = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            if (b > 0 && (isUnreserved(b) || keep.indexOf(b) >= 0)) {
                text.append((char) b);
            } else {
                text.append('%').append(HEX.toHexDigits(b));
            }
        }
        return text.toString();
    }

    static String encode(String text, String keep) {
        return encode(text.getBytes(StandardCharsets.UTF_8), keep);
    }

    private static boolean isUnreserved(byte b) {
        return within(b, 'a', 'z')
                || within(b, 'A', 'Z')
                || within(b, '0', '9')
                || "-._~".indexOf(b) >= 0;
    }

    private static boolean within(byte b, char first, char last) {
        return b >= first && b <= last;
    }

    /// The bytes of a part of a query: `+` is a space, and a `%` that no two hexadecimal digits follow is itself.
    static byte[] decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '+') {
                decoded.write(' ');
            } else if (b == '%' && i + 2 < bytes.length && isHex(bytes[i + 1], bytes[i + 2])) {
                decoded.write(
                        HexFormat.fromHexDigits("" + (char) bytes[i + 1] + (char) bytes[i + 2]));
                i += 2;
            } else {
                decoded.write(b);
            }
        }
        return decoded.toByteArray();
    }

    private static boolean isHex(byte high, byte low) {
        return HexFormat.isHexDigit(high) && HexFormat.isHexDigit(low);
    }
}
