package dev.lungfish.core.placement.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The SHA-256 of all that happens in one seed's run, as a program that prints it.
final class Digest {

    private static final int STEPS = 2000;

    private Digest() {}

    public static void main(String[] args) throws NoSuchAlgorithmException {
        System.out.println(of(Long.parseLong(args[0])));
    }

    static String of(long seed) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        new Run(seed, false, List.of(), step -> digest.update(step.toString().getBytes(UTF_8)))
                .play(STEPS, _ -> {});
        return HexFormat.of().formatHex(digest.digest());
    }
}
