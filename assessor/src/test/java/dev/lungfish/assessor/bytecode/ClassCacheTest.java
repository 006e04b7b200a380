package dev.lungfish.assessor.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.assessor.adversary.Classes;
import org.junit.jupiter.api.Test;

final class ClassCacheTest {

    private static final byte[] ONE = Classes.plain("shop/One");
    private static final byte[] TWO = Classes.plain("shop/Two");

    @Test
    void theSameContentIsReadOnceWhateverItIsCalled() throws Exception {
        ClassCache cache = new ClassCache();
        ParsedClass one = cache.read("shop/One", ONE);
        assertThat(cache.read("other/Name", ONE.clone())).isSameAs(one);
        assertThat(cache.read("shop/One", TWO)).isNotSameAs(one);
        assertThat(cache.heldBytes()).isEqualTo(ONE.length + TWO.length);
    }

    @Test
    void whatWasNotAskedForLongestIsForgotten() throws Exception {
        ClassCache cache = new ClassCache(ONE.length + TWO.length);
        ParsedClass one = cache.read("shop/One", ONE);
        ParsedClass two = cache.read("shop/Two", TWO);
        assertThat(cache.read("shop/One", ONE)).isSameAs(one);
        ParsedClass _ = cache.read("shop/Six", Classes.plain("shop/Six"));
        assertThat(cache.heldBytes()).isEqualTo(ONE.length + TWO.length);
        assertThat(cache.read("shop/One", ONE)).isSameAs(one);
        assertThat(cache.read("shop/Two", TWO)).isNotSameAs(two);
    }

    @Test
    void whatIsDamagedIsDamagedEachTime() throws Exception {
        ClassCache cache = new ClassCache();
        byte[] broken = Classes.cutOff("shop/Cut", 40);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> cache.read("shop/Cut", broken))
                    .isInstanceOf(DamagedClass.class);
        }
        ParsedMethod run =
                cache.read("shop/Run", Classes.withBrokenCode("shop/Run")).methods().getLast();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(run::events).isInstanceOf(DamagedClass.class);
        }
    }
}
