package dev.lungfish.sandbox.runtime;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_void;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The main class of a JVM that runs AWS's client: prints the [RuntimeMark], then becomes the client.
///
/// It is written as bytes because it must load on every JVM since Java 8, and this module needs a newer one.
final class JavaMain {

    static final String NAME = "dev.lungfish.runtime.Main";
    static final String JAR = "lungfish-runtime.jar";

    /// To be counted up when the class changes.
    static final int VERSION = 1;

    private static final ClassDesc CLIENT =
            ClassDesc.of("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
    private static final ClassDesc PRINT_STREAM =
            PrintStream.class.describeConstable().orElseThrow();
    private static final ClassDesc SYSTEM = System.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc MAIN = MethodTypeDesc.of(CD_void, CD_String.arrayType());

    private JavaMain() {}

    /// The jar that holds it.
    static byte[] jar() throws IOException {
        byte[] main =
                ClassFile.of()
                        .build(
                                ClassDesc.of(NAME),
                                type ->
                                        type.withVersion(ClassFile.JAVA_8_VERSION, 0)
                                                .withFlags(
                                                        ClassFile.ACC_PUBLIC
                                                                | ClassFile.ACC_FINAL
                                                                | ClassFile.ACC_SUPER)
                                                .withMethodBody(
                                                        "main",
                                                        MAIN,
                                                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                                                        JavaMain::body));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(NAME.replace('.', '/') + ".class"));
            zip.write(main);
        }
        return bytes.toByteArray();
    }

    /// `System.out.println(MARK); AWSLambda.main(arguments);`
    private static void body(CodeBuilder code) {
        code.getstatic(SYSTEM, "out", PRINT_STREAM)
                .ldc(RuntimeMark.LINE)
                .invokevirtual(PRINT_STREAM, "println", MethodTypeDesc.of(CD_void, CD_String))
                .aload(0)
                .invokestatic(CLIENT, "main", MAIN)
                .return_();
    }
}
