package dev.lungfish.core.pricing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// An exact, non-negative amount of US dollars.
///
/// A dollar is 9 × 10³⁰ quanta. Published prices are per gigabyte-second, per hour or per million, with up to a dozen decimals;
/// usage is counted in megabyte-milliseconds, milliseconds and pieces. A price for one counted unit divides by 1024, by powers of ten
/// and by 3600: the first two end as decimals, and the nine takes the thirds of the last.
///
/// @param quanta the amount in quanta
public record Money(BigInteger quanta) implements Comparable<Money> {

    public static final Money ZERO = new Money(BigInteger.ZERO);

    private static final BigInteger QUANTA_PER_DOLLAR =
            BigInteger.TEN.pow(30).multiply(BigInteger.valueOf(9));

    public Money {
        if (quanta.signum() < 0) {
            throw new IllegalArgumentException("money is never negative here");
        }
    }

    /// The amount of so many dollars.
    ///
    /// @throws ArithmeticException if it has more than 30 decimals
    public static Money dollars(BigDecimal dollars) {
        return new Money(dollars.multiply(new BigDecimal(QUANTA_PER_DOLLAR)).toBigIntegerExact());
    }

    /// The amount that a decimal such as `0.0000166667` names.
    ///
    /// @throws ArithmeticException if it has more than 30 decimals
    public static Money dollars(String dollars) {
        return dollars(new BigDecimal(dollars));
    }

    public Money plus(Money other) {
        return new Money(quanta.add(other.quanta));
    }

    /// So many times this amount.
    public Money times(long count) {
        return new Money(quanta.multiply(BigInteger.valueOf(count)));
    }

    /// One of `parts` equal parts.
    ///
    /// @throws ArithmeticException if the parts would not be exact
    public Money dividedExactlyBy(long parts) {
        BigInteger[] result = quanta.divideAndRemainder(BigInteger.valueOf(parts));
        if (result[1].signum() != 0) {
            throw new ArithmeticException(this + " has no exact " + parts + "th part");
        }
        return new Money(result[0]);
    }

    /// One of `parts` equal parts, without what is less than a quantum.
    public Money averagedOver(long parts) {
        return new Money(quanta.divide(BigInteger.valueOf(parts)));
    }

    /// Shares in proportion to the weights that sum to this amount exactly: what does not divide goes, a quantum each, to the
    /// largest remainders, to the first of equals. Of no weight at all, every share is zero, so this amount must be zero too.
    public List<Money> split(List<Long> weights) {
        return shares(weights.stream().map(BigInteger::valueOf).toList());
    }

    /// The same, in proportion to other amounts.
    public List<Money> inProportion(List<Money> weights) {
        return shares(weights.stream().map(Money::quanta).toList());
    }

    private List<Money> shares(List<BigInteger> weights) {
        BigInteger whole = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (whole.signum() == 0) {
            if (quanta.signum() != 0) {
                throw new IllegalArgumentException(this + " cannot be split among no weights");
            }
            return weights.stream().map(_ -> ZERO).toList();
        }
        List<BigInteger[]> parts =
                weights.stream().map(w -> quanta.multiply(w).divideAndRemainder(whole)).toList();
        int left = quanta.subtract(sumOfQuotients(parts)).intValueExact();
        List<BigInteger> shares = new ArrayList<>(parts.stream().map(p -> p[0]).toList());
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> parts.get(i)[1]).reversed())
                .limit(left)
                .forEach(i -> shares.set(i, shares.get(i).add(BigInteger.ONE)));
        return shares.stream().map(Money::new).toList();
    }

    private static BigInteger sumOfQuotients(List<BigInteger[]> parts) {
        return parts.stream().map(p -> p[0]).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /// The amount in dollars, rounded half up to so many decimals. This is for a bill's last line and for people's eyes.
    public BigDecimal toDollars(int decimals) {
        return new BigDecimal(quanta)
                .divide(new BigDecimal(QUANTA_PER_DOLLAR), decimals, RoundingMode.HALF_UP);
    }

    /// The amount in billionths of a dollar, rounded half up.
    ///
    /// @throws ArithmeticException from nine billion dollars on
    public long toNanoDollars() {
        return toDollars(9).unscaledValue().longValueExact();
    }

    @Override
    public int compareTo(Money other) {
        return quanta.compareTo(other.quanta);
    }

    /// `$` and twelve decimals without trailing zeros, for messages.
    @Override
    public String toString() {
        return "$" + toDollars(12).stripTrailingZeros().toPlainString();
    }
}
