package dev.lungfish.assessor.adversary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/// Programs whose class files are wicked, in archives that are sound.
public final class WickedJars {

    private WickedJars() {}

    /// A jar with as many small classes, a hundred in each package.
    public static Jars manyClasses(int count) {
        Jars jar = Jars.jar().manifest("Main-Class", "shop.p0.C0");
        for (int i = 0; i < count; i++) {
            jar.classes("shop/p" + i / 100 + "/C" + i);
        }
        return jar;
    }

    /// A jar in which each class file does something else that no compiler would do.
    public static Jars wickedClasses() {
        return Jars.jar()
                .manifest("Main-Class", "shop.Main")
                .classes("shop/Main")
                .file("shop/Cut.class", Classes.cutOff("shop/Cut", 40))
                .file("shop/Empty.class", new byte[0])
                .file("shop/Text.class", "no class at all".getBytes(StandardCharsets.US_ASCII))
                .file("shop/Huge.class", Classes.withHugeConstantPool("shop/Huge"))
                .file("shop/Promise.class", Classes.promisingConstants("shop/Promise"))
                .file("shop/Liar.class", Classes.plain("bank/Account"))
                .file("shop/One.class", Classes.extending("shop/One", "shop/Other"))
                .file("shop/Other.class", Classes.extending("shop/Other", "shop/One"))
                .file("shop/Self.class", Classes.extendingItself("shop/Self"));
    }

    /// Zeros as deflate packs them best: about a thousand times smaller.
    public static byte[] deflatedZeros(int count) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(new byte[count]);
            deflater.finish();
            byte[] packed = new byte[count / 900 + 64];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        } finally {
            deflater.end();
        }
    }
}
