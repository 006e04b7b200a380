package dev.lungfish.simulator.random;

/// How many independent events there are where so many are expected.
///
/// Small means: products of uniform numbers (D. E. Knuth, "The Art of Computer Programming", 3.4.1). Others: transformed
/// rejection (W. Hörmann, "The transformed rejection method for generating Poisson random variables", 1993, algorithm
/// PTRS). Both are exact, and take no longer for larger means.
public record Poisson(double mean) implements Distribution {

    private static final double SMALL = 10;
    private static final double LARGEST = 1e9;

    public Poisson {
        if (!(mean >= 0) || mean > LARGEST) {
            throw new IllegalArgumentException(
                    "the mean of a count is between 0 and a billion, not " + mean);
        }
    }

    @Override
    public long next(Stream stream) {
        return mean < SMALL ? multiply(stream) : reject(stream);
    }

    private long multiply(Stream stream) {
        double least = StrictMath.exp(-mean);
        double product = stream.nextDouble();
        long count = 0;
        while (product > least) {
            product *= stream.nextDouble();
            count++;
        }
        return count;
    }

    private long reject(Stream stream) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double likely = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = stream.nextDouble() - 0.5;
            double v = stream.nextDouble();
            double edge = 0.5 - Math.abs(u);
            long count = (long) Math.floor((2 * a / edge + b) * u + mean + 0.43);
            if (edge >= 0.07 && v <= likely) {
                return count;
            }
            if (count >= 0 && (edge >= 0.013 || v <= edge) && isUnder(v, a, b, edge, count)) {
                return count;
            }
        }
    }

    private boolean isUnder(double v, double a, double b, double edge, long count) {
        double hat = StrictMath.log(v * (1.1239 + 1.1328 / (b - 3.4)) / (a / (edge * edge) + b));
        return hat <= count * StrictMath.log(mean) - mean - logFactorial(count);
    }

    /// By Stirling's series, after as many steps upward as it needs to be exact to a double's digits.
    private static double logFactorial(long count) {
        double product = 1;
        double x = count + 1.0;
        while (x < SMALL) {
            product *= x;
            x++;
        }
        double square = 1 / (x * x);
        double series = (1 / 12.0 - square * (1 / 360.0 - square / 1260)) / x;
        double half = 0.5 * StrictMath.log(2 * Math.PI);
        return (x - 0.5) * StrictMath.log(x) - x + half + series - StrictMath.log(product);
    }
}
