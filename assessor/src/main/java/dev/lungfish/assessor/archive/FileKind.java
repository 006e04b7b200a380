package dev.lungfish.assessor.archive;

import dev.lungfish.assessor.zip.Bytes;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;

/// What a file that is no archive seems to be instead.
final class FileKind {

    private record Kind(String magic, String what) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("cafebabe", "a single class file"),
                    new Kind("7f454c46", "a native program of Linux"),
                    new Kind("cffaedfe", "a native program of macOS"),
                    new Kind("4d5a", "a native program of Windows"),
                    new Kind("1f8b", "packed by gzip"),
                    new Kind("425a68", "packed by bzip2"),
                    new Kind("28b52ffd", "packed by zstd"),
                    new Kind("fd377a585a", "packed by xz"),
                    new Kind("377abcaf271c", "a 7z archive"),
                    new Kind("25504446", "a PDF file"),
                    new Kind("504b", "an archive that is cut off or damaged"));

    private FileKind() {}

    /// What it is, after "is".
    static String of(Bytes bytes) throws IOException {
        if (bytes.size() == 0) {
            return "empty";
        }
        byte[] head = bytes.read(0, (int) Math.min(bytes.size(), 512));
        String hex = HexFormat.of().formatHex(head);
        return KINDS.stream()
                .filter(kind -> hex.startsWith(kind.magic()))
                .map(Kind::what)
                .findFirst()
                .orElse(isText(head) ? "a text file" : "no archive");
    }

    private static boolean isText(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
