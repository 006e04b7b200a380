package dev.lungfish.simulator.random;

/// Exponential numbers from a stack of rectangles of one area under and around the curve, of which nearly all that fall into
/// one need no logarithm. What needs one gets it from [StrictMath], so that all machines draw the same.
///
/// Source: G. Marsaglia, W. W. Tsang, "The Ziggurat Method for Generating Random Variables", Journal of Statistical
/// Software 5 (8), 2000.
final class Ziggurat {

    private static final int LAYERS = 256;

    /// Where the tail begins, and the area of each layer; the lowest has the tail for a part of its own.
    private static final double TAIL = 7.69711747013105;

    private static final double AREA = 0.003949659822581557;

    /// How wide each layer is, the lowest first, and how high the curve is there.
    private static final double[] WIDTHS = new double[LAYERS + 1];

    private static final double[] HEIGHTS = new double[LAYERS + 1];

    static {
        WIDTHS[0] = AREA / StrictMath.exp(-TAIL);
        WIDTHS[1] = TAIL;
        for (int i = 1; i < LAYERS; i++) {
            HEIGHTS[i] = StrictMath.exp(-WIDTHS[i]);
            WIDTHS[i + 1] = i == LAYERS - 1 ? 0 : -StrictMath.log(HEIGHTS[i] + AREA / WIDTHS[i]);
        }
        HEIGHTS[LAYERS] = 1;
    }

    private Ziggurat() {}

    static double exponential(Stream stream) {
        while (true) {
            long bits = stream.nextLong();
            int layer = (int) bits & (LAYERS - 1);
            double x = Stream.unit(bits) * WIDTHS[layer];
            if (x < WIDTHS[layer + 1]) {
                return x;
            }
            if (layer == 0) {
                return TAIL - StrictMath.log(1 - stream.nextDouble());
            }
            double above = stream.nextDouble() * (HEIGHTS[layer + 1] - HEIGHTS[layer]);
            if (HEIGHTS[layer] + above < StrictMath.exp(-x)) {
                return x;
            }
        }
    }
}
