package dev.lungfish.core.scaling;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.scaling.Trace.Kind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// The SHA-256 of all that happens with one seed, as a program that prints it.
final class Digest {

    private static final int TICKS = 1000;

    private Digest() {}

    public static void main(String[] args) throws NoSuchAlgorithmException {
        System.out.println(of(Long.parseLong(args[0])));
    }

    static String of(long seed) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Kind kind : Kind.values()) {
            List<Trace.Answer> answers = new Trace(kind, seed).play(TICKS, false).answers;
            digest.update(answers.toString().getBytes(UTF_8));
        }
        digest.update(places(new Random(seed)).getBytes(UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The groups have hash codes that differ in every JVM.
    private static String places(Random random) {
        List<Object> groups = Stream.generate(Object::new).limit(5).toList();
        Cluster cluster =
                new Cluster(
                        List.of(
                                new Node("a1", "a", 40_000, 90_000, 50),
                                new Node("b1", "b", 80_000, 50_000, 60),
                                new Node("b2", "b", 30_000, 70_000, 40)));
        StringBuilder places = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            Claim claim = new Claim(random.nextInt(2000), random.nextInt(3000));
            places.append(cluster.place(groups.get(random.nextInt(5)), claim));
        }
        return places.toString();
    }
}
