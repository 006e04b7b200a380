package dev.lungfish.benchmarks.assess;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Annotation;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Copies of a Spring Boot jar, each with a controller of its own: services of one house, which differ in little.
final class FleetOfJars {

    private static final ClassDesc MAP = ClassDesc.of("java.util.Map");
    private static final ClassDesc CONTROLLER =
            ClassDesc.of("org.springframework.web.bind.annotation.RestController");
    private static final ClassDesc MAPPING =
            ClassDesc.of("org.springframework.web.bind.annotation.GetMapping");

    private static final MethodTypeDesc ASK =
            MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_String);
    private static final MethodTypeDesc PUT =
            MethodTypeDesc.of(
                    ConstantDescs.CD_Object, ConstantDescs.CD_Object, ConstantDescs.CD_Object);

    private FleetOfJars() {}

    /// Writes them, as `service1.jar` and so on.
    static List<Path> write(Path base, Path folder, int count) throws IOException {
        for (int i = 1; i <= count; i++) {
            copy(base, folder.resolve("service" + i + ".jar"), i);
        }
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void copy(Path base, Path jar, int number) throws IOException {
        try (ZipFile from = new ZipFile(base.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (ZipEntry entry : from.stream().toList()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setMethod(entry.getMethod());
                if (entry.getMethod() == ZipEntry.STORED) {
                    copy.setSize(entry.getSize());
                    copy.setCrc(entry.getCrc());
                }
                to.putNextEntry(copy);
                try (InputStream content = from.getInputStream(entry)) {
                    content.transferTo(to);
                }
                to.closeEntry();
            }
            to.putNextEntry(
                    new ZipEntry("BOOT-INF/classes/fleet/Controller%d.class".formatted(number)));
            to.write(controller("fleet.Controller" + number));
            to.closeEntry();
        }
    }

    /// A controller that keeps what it is asked in a map.
    private static byte[] controller(String name) {
        ClassDesc type = ClassDesc.of(name);
        return ClassFile.of()
                .build(
                        type,
                        builder -> {
                            builder.with(annotated(CONTROLLER));
                            builder.withField(
                                    "asked", MAP, ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
                            builder.withMethod(
                                    "ask",
                                    ASK,
                                    ClassFile.ACC_PUBLIC,
                                    method -> {
                                        method.with(annotated(MAPPING));
                                        method.withCode(code -> put(code, type));
                                    });
                        });
    }

    private static void put(CodeBuilder code, ClassDesc type) {
        code.getstatic(type, "asked", MAP)
                .aload(1)
                .aload(1)
                .invokeinterface(MAP, "put", PUT)
                .areturn();
    }

    private static RuntimeVisibleAnnotationsAttribute annotated(ClassDesc annotation) {
        return RuntimeVisibleAnnotationsAttribute.of(Annotation.of(annotation));
    }
}
