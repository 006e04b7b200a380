package dev.lungfish.assessor.adversary;

import java.util.Arrays;
import java.util.Random;

/// Damages bytes at random, in the ways that find mistakes in readers of binary formats.
public final class Mutations {

    private static final int[] EDGES = {0, 1, 0x7f, 0x80, 0xff};

    private final Random random;

    /// The same seed gives the same damage.
    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    /// A copy with one to eight damages.
    public byte[] damage(byte[] sound) {
        byte[] bytes = sound.clone();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count && bytes.length > 1; i++) {
            bytes = damageOnce(bytes);
        }
        return bytes;
    }

    private byte[] damageOnce(byte[] bytes) {
        int at = at(bytes);
        switch (random.nextInt(8)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) EDGES[random.nextInt(EDGES.length)];
            case 2 -> bytes[at] = (byte) random.nextInt();
            case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), edge());
            case 4 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 8), edge());
            case 5 -> copyWithin(bytes, at(bytes), at);
            case 6 -> {
                return Arrays.copyOf(bytes, at);
            }
            default -> {
                return Arrays.copyOfRange(bytes, at / 4, bytes.length);
            }
        }
        return bytes;
    }

    /// More often near the end, where archives have their lists.
    private int at(byte[] bytes) {
        int window = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 400);
        return bytes.length - 1 - random.nextInt(window);
    }

    private void copyWithin(byte[] bytes, int from, int to) {
        int length = Math.min(1 + random.nextInt(46), bytes.length - Math.max(from, to));
        System.arraycopy(bytes, from, bytes, to, length);
    }

    private byte edge() {
        return (byte) EDGES[random.nextInt(EDGES.length)];
    }
}
