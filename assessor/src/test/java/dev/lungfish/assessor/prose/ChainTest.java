package dev.lungfish.assessor.prose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.assessor.Assessments;
import org.junit.jupiter.api.Test;

final class ChainTest {

    @Test
    void leavesTheMiddleOut() {
        assertThat(Chain.shortened(Assessments.cache(1)))
                .containsExactly(
                        "shop.Step0.call:10",
                        "shop.Step1.call:11",
                        "2 more calls",
                        "shop.Step4.call:14",
                        "shop.Step5.call:15");
        assertThat(Chain.whole(Assessments.cache(1))).hasSize(6);
    }

    @Test
    void keepsAShortOneWhole() {
        assertThat(Chain.shortened(Assessments.orders().findings().get(6)))
                .containsExactly(
                        "shop.Orders.main:12",
                        "com.zaxxer.hikari.HikariDataSource.getConnection:100");
    }
}
