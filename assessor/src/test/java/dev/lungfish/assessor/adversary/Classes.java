package dev.lungfish.assessor.adversary;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.classfile.constantpool.ConstantPoolBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.ByteBuffer;
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

    /// A class with a field whose type is none.
    public static byte[] withFieldOfNoType(String internalName) {
        return ClassFile.of()
                .build(
                        desc(internalName),
                        type -> {
                            ConstantPoolBuilder pool = type.constantPool();
                            type.withField(pool.utf8Entry("broken"), pool.utf8Entry("L"), _ -> {});
                        });
    }

    /// A class with a method whose generic types are none, as some shrinking tools leave them: a JVM runs it.
    public static byte[] withBrokenSignature(String internalName) {
        return ClassFile.of()
                .build(
                        desc(internalName),
                        type ->
                                type.withMethod(
                                        "main",
                                        MethodTypeDesc.of(
                                                ConstantDescs.CD_void,
                                                ConstantDescs.CD_String.arrayType()),
                                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                                        method ->
                                                method.with(
                                                                SignatureAttribute.of(
                                                                        type.constantPool()
                                                                                .utf8Entry("T")))
                                                        .withCode(CodeBuilder::return_)));
    }

    /// A class with a method `run` whose code is one instruction that there is not.
    public static byte[] withBrokenCode(String internalName) {
        byte[] bytes = plain(internalName);
        for (int i = bytes.length - 1; i >= 0; i--) {
            if ((bytes[i] & 0xff) == Opcode.RETURN.bytecode()) {
                bytes[i] = (byte) 0xfe;
                return bytes;
            }
        }
        throw new IllegalStateException("a plain class returns");
    }

    /// A class whose annotation holds arrays within each other, deeper than a reader's stack.
    public static byte[] withEndlessAnnotation(String internalName, int depth) {
        AnnotationValue value = AnnotationValue.ofInt(0);
        byte[] shallow =
                ClassFile.of()
                        .build(
                                desc(internalName),
                                type ->
                                        type.with(
                                                RuntimeVisibleAnnotationsAttribute.of(
                                                        Annotation.of(
                                                                desc("shop/Deep"),
                                                                AnnotationElement.of(
                                                                        "value", value)))));
        // The attribute stands last: its length, a count, a type, a count, a name, then the value
        // of three bytes.
        int end = shallow.length - 3;
        ByteBuffer deep = ByteBuffer.allocate(shallow.length + 3 * depth);
        deep.put(shallow, 0, end);
        for (int i = 0; i < depth; i++) {
            deep.put((byte) '[').putShort((short) 1);
        }
        deep.put(shallow, end, 3);
        int lengthAt = end - 12;
        deep.putInt(lengthAt, deep.getInt(lengthAt) + 3 * depth);
        return deep.array();
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
