package dev.lungfish.assessor.prose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.assessor.Assessments;
import org.junit.jupiter.api.Test;

final class ChainTest {

    @Test
    void leavesTheMiddleOut() {
        assertThat(Chain.shortened(Assessments.cache(1)))
                .containsExactly(
                        "Step0.call:10",
                        "Step1.call:11",
                        "2 more calls",
                        "Step4.call:14",
                        "Step5.call:15");
        assertThat(Chain.whole(Assessments.cache(1))).hasSize(6).startsWith("shop.Step0.call:10");
    }

    @Test
    void keepsAShortOneWhole() {
        assertThat(Chain.shortened(Assessments.orders().findings().get(6)))
                .containsExactly("Orders.main:12", "HikariDataSource.getConnection:100");
    }
}
