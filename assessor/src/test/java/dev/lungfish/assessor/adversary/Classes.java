package dev.lungfish.assessor.adversary;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ConstantPoolBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;

/// Class files: plain ones, and those that no compiler writes.
public final class Classes {

    /// The most constants that a class file can hold; index 0 is none.
    public static final int MOST_CONSTANTS = 65_535;

    private Classes() {}

    /// A class with a method `run` that returns.
    public static byte[] plain(String internalName) {
        return extending(internalName, "java/lang/Object");
    }

    /// The same with another superclass: two that extend each other are inherited in a circle.
    public static byte[] extending(String internalName, String superName) {
        return ClassFile.of()
                .build(
                        desc(internalName),
                        type ->
                                type.withSuperclass(desc(superName))
                                        .withMethodBody(
                                                "run",
                                                MethodTypeDesc.of(ConstantDescs.CD_void),
                                                ClassFile.ACC_PUBLIC,
                                                code -> code.return_()));
    }

    /// A class that implements itself and extends itself.
    public static byte[] extendingItself(String internalName) {
        return ClassFile.of()
                .build(
                        desc(internalName),
                        type ->
                                type.withSuperclass(desc(internalName))
                                        .withInterfaceSymbols(desc(internalName)));
    }

    /// A class file whose constant pool is as large as the format allows.
    public static byte[] withHugeConstantPool(String internalName) {
        ConstantPoolBuilder pool = ConstantPoolBuilder.of();
        for (int i = 0; pool.size() < MOST_CONSTANTS - 16; i++) {
            pool.utf8Entry("constant " + i);
        }
        return ClassFile.of().build(pool.classEntry(desc(internalName)), pool, type -> {});
    }

    /// The first bytes of a class file.
    public static byte[] cutOff(String internalName, int length) {
        return Arrays.copyOf(plain(internalName), length);
    }

    /// A class file that says to have as many constants as the format allows, and has none.
    public static byte[] promisingConstants(String internalName) {
        byte[] bytes = plain(internalName);
        bytes[8] = (byte) 0xff;
        bytes[9] = (byte) 0xff;
        return bytes;
    }

    private static ClassDesc desc(String internalName) {
        return ClassDesc.ofInternalName(internalName);
    }
}
