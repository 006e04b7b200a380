package dev.lungfish.assessor.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.assessor.adversary.Jars;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {

    @TempDir Path folder;

    private static final Jars HIKARI =
            Jars.jar().pom("com.zaxxer", "HikariCP", "6.3.0").classes("com/zaxxer/hikari/Pool");
    private static final Jars MODULE =
            Jars.jar().pom("shop.lake", "prices", "1.0").classes("shop/lake/prices/Price");

    private static Program open(Path source) throws IOException {
        return Programs.open(source, Bounds.DEFAULT);
    }

    private static List<String> applications(Program program) {
        return program.units().stream().filter(Unit::isApplication).map(Unit::name).toList();
    }

    private static List<String> libraries(Program program) {
        return program.units().stream()
                .filter(unit -> !unit.isApplication())
                .map(Unit::name)
                .toList();
    }

    private static Jars springBoot(String classes, String libraries) {
        return Jars.jar()
                .manifest(
                        "Main-Class",
                        "org.springframework.boot.loader.launch.JarLauncher",
                        "Start-Class",
                        "shop.lake.Orders")
                .pom("shop.lake", "orders", "1.4.2")
                .classes("org/springframework/boot/loader/launch/JarLauncher")
                .classes(classes + "/shop/lake/Orders")
                .text(classes + "/application.yml", "server.port: 1")
                .stored(libraries + "/HikariCP-6.3.0.jar", HIKARI.bytes())
                .file(libraries + "/prices-1.0.jar", MODULE.bytes());
    }

    @Test
    void springBootsJarsInAllTheirShapes() throws IOException {
        Jars jar = springBoot("BOOT-INF/classes", "BOOT-INF/lib");
        ByteArrayOutputStream executable = new ByteArrayOutputStream();
        executable.writeBytes("#!/bin/bash\nexec java -jar $0\n".getBytes(StandardCharsets.UTF_8));
        executable.writeBytes(jar.bytes());
        Path script =
                Files.write(folder.resolve("orders-1.4.2-SNAPSHOT.jar"), executable.toByteArray());
        for (Path source :
                List.of(
                        jar.write(folder.resolve("plain/orders-1.4.2-SNAPSHOT.jar")),
                        script,
                        jar.unpack(folder.resolve("orders")),
                        jar.unpack(folder.resolve("orders-1.4.2.jar")))) {
            try (Program program = open(source)) {
                assertThat(program.name()).isEqualTo("orders");
                assertThat(program.layout()).isEqualTo(Program.Layout.SPRING_BOOT);
                assertThat(program.manifest()).containsEntry("Start-Class", "shop.lake.Orders");
                assertThat(applications(program))
                        .contains("BOOT-INF/classes", "prices-1.0.jar")
                        .doesNotContain("HikariCP-6.3.0.jar");
                assertThat(libraries(program))
                        .satisfiesExactly(
                                name -> assertThat(name).isEqualTo("HikariCP-6.3.0.jar"),
                                name -> assertThat(name).startsWith("spring-boot-loader in "));
                assertThat(program.unitOf("com/zaxxer/hikari/Pool").orElseThrow().coordinates())
                        .contains(new Coordinates("com.zaxxer", "HikariCP", "6.3.0"));
                assertThat(program.unitOf("shop/lake/Orders").orElseThrow().coordinates())
                        .contains(new Coordinates("shop.lake", "orders", "1.4.2"));
                assertThat(program.gaps()).isEmpty();
            }
        }
    }

    @Test
    void aWarWithLibrariesForItsContainer() throws IOException {
        Jars war =
                springBoot("WEB-INF/classes", "WEB-INF/lib")
                        .text("WEB-INF/web.xml", "<web-app/>")
                        .stored(
                                "WEB-INF/lib-provided/tomcat-embed-core-11.0.1.jar",
                                Jars.jar().classes("org/apache/catalina/Server").bytes());
        try (Program program = open(war.write(folder.resolve("orders.war")))) {
            assertThat(program.layout()).isEqualTo(Program.Layout.WAR);
            assertThat(applications(program))
                    .containsExactly("WEB-INF/classes", "orders.war", "prices-1.0.jar");
            assertThat(program.units().get(1).resource("WEB-INF/web.xml")).isPresent();
            assertThat(program.unitOf("org/apache/catalina/Server").orElseThrow().coordinates())
                    .contains(
                            new Coordinates(
                                    "org.apache.tomcat.embed", "tomcat-embed-core", "11.0.1"));
        }
    }

    @Test
    void theOrderOfSpringBootsIndexDecidesWhichClassIsLoaded() throws IOException {
        Jars jar =
                Jars.jar()
                        .classes("BOOT-INF/classes/shop/Orders")
                        .stored("BOOT-INF/lib/a.jar", Jars.jar().classes("x/Twice").bytes())
                        .stored("BOOT-INF/lib/b.jar", Jars.jar().classes("x/Twice").bytes())
                        .text(
                                "BOOT-INF/classpath.idx",
                                "- \"BOOT-INF/lib/b.jar\"\n- \"BOOT-INF/lib/a.jar\"\n");
        try (Program program = open(jar.write(folder.resolve("orders.jar")))) {
            assertThat(program.unitOf("x/Twice").map(Unit::name)).contains("b.jar");
        }
    }

    @Test
    void aJarWithWhatItsManifestNamesBesideIt() throws IOException {
        HIKARI.write(folder.resolve("lib/HikariCP-6.3.0.jar"));
        Jars.jar()
                .manifest("Class-Path", "../deep/prices.jar no-one-needs-this.jar")
                .classes("net/other/Thing")
                .write(folder.resolve("lib/thing-2.jar"));
        MODULE.write(folder.resolve("deep/prices.jar"));
        Path jar =
                Jars.jar()
                        .manifest(
                                "Main-Class",
                                "shop.lake.Orders",
                                "Class-Path",
                                "lib/HikariCP-6.3.0.jar lib/gone.jar lib/thing-2.jar orders.jar")
                        .classes("shop/lake/Orders")
                        .write(folder.resolve("orders.jar"));
        try (Program program = open(jar)) {
            assertThat(applications(program)).containsExactly("orders.jar", "prices.jar");
            assertThat(libraries(program)).containsExactly("HikariCP-6.3.0.jar", "thing-2.jar");
            assertThat(program.gaps())
                    .containsExactly(
                            "In the class path of the manifest of orders.jar, 'lib/gone.jar' is not there"
                                    + " beside it, so what it holds was not looked at.");
        }
        try (Program extracted = open(folder)) {
            assertThat(libraries(extracted)).contains("HikariCP-6.3.0.jar");
        }
    }

    @Test
    void quarkusFoldersAreFoundFromAboveWithinAndTheirRunner() throws IOException {
        Path app = folder.resolve("target/quarkus-app");
        Path runner =
                Jars.jar()
                        .manifest("Main-Class", "io.quarkus.bootstrap.runner.QuarkusEntryPoint")
                        .write(app.resolve("quarkus-run.jar"));
        Jars.jar()
                .pom("shop.lake", "orders", "1.0")
                .classes("shop/lake/Orders")
                .write(app.resolve("app/orders-1.0.jar"));
        Jars.jar()
                .classes("io/quarkus/runner/GeneratedMain")
                .write(app.resolve("quarkus/generated-bytecode.jar"));
        Jars.jar()
                .classes("com/zaxxer/hikari/Pool")
                .write(app.resolve("quarkus/transformed-bytecode.jar"));
        HIKARI.write(app.resolve("lib/main/com.zaxxer.HikariCP-6.3.0.jar"));
        Jars.jar().classes("io/quarkus/Boot").write(app.resolve("lib/boot/boot-3.jar"));
        for (Path source : List.of(app, app.getParent(), runner)) {
            try (Program program = open(source)) {
                assertThat(program.name()).isEqualTo("orders");
                assertThat(program.layout()).isEqualTo(Program.Layout.QUARKUS);
                assertThat(applications(program))
                        .containsExactly(
                                "transformed-bytecode.jar",
                                "generated-bytecode.jar",
                                "orders-1.0.jar");
                assertThat(libraries(program))
                        .containsExactly("com.zaxxer.HikariCP-6.3.0.jar", "boot-3.jar");
                assertThat(program.unitOf("com/zaxxer/hikari/Pool").map(Unit::name))
                        .contains("transformed-bytecode.jar");
                assertThat(program.manifest()).containsKey("Main-Class");
            }
        }
    }

    @Test
    void classPathsWithWildcardsAndFolders() throws IOException {
        HIKARI.write(folder.resolve("lib/HikariCP-6.3.0.jar"));
        MODULE.write(folder.resolve("lib/prices-1.0.jar"));
        Path classes = Jars.jar().classes("shop/lake/Orders").unpack(folder.resolve("classes"));
        String path = folder.resolve("lib") + "/*:" + classes + ":" + folder.resolve("none.jar");
        try (Program program = Programs.open(path, Bounds.DEFAULT)) {
            assertThat(program.layout()).isEqualTo(Program.Layout.CLASS_PATH);
            assertThat(program.name()).isEqualTo("classes");
            assertThat(applications(program)).containsExactly("classes", "prices-1.0.jar");
            assertThat(libraries(program)).containsExactly("HikariCP-6.3.0.jar");
            assertThat(program.gaps()).hasSize(1).first().asString().contains("none.jar");
        }
        Path jar = Jars.jar().classes("shop/Orders").write(folder.resolve("orders-2.jar"));
        String jars = jar + ":" + folder.resolve("lib/HikariCP-6.3.0.jar");
        try (Program program = Programs.open(jars, Bounds.DEFAULT)) {
            assertThat(program.name()).isEqualTo("orders");
            assertThat(applications(program)).containsExactly("orders-2.jar");
        }
    }

    @Test
    void anArchiveForLambdaWithJarsInLib() throws IOException {
        Path zip =
                Jars.jar()
                        .classes("shop/lake/Handler")
                        .file("lib/HikariCP-6.3.0.jar", HIKARI.bytes())
                        .file("lib/prices-1.0.jar", MODULE.bytes())
                        .write(folder.resolve("handler.zip"));
        try (Program program = open(zip)) {
            assertThat(program.name()).isEqualTo("handler");
            assertThat(applications(program)).containsExactly("handler.zip", "prices-1.0.jar");
            assertThat(libraries(program)).containsExactly("HikariCP-6.3.0.jar");
        }
    }

    @Test
    void classesAreThoseThatJava25WouldSee() throws IOException {
        Jars jar =
                Jars.jar()
                        .manifest("Multi-Release", "true", "Main-Class", "shop.A")
                        .classes("shop/A", "shop/B", "module-info", "shop/package-info")
                        .text("META-INF/SHOP.SF", "signature")
                        .text("shop/names.txt", "old")
                        .text("META-INF/versions/17/shop/names.txt", "17");
        for (int version : new int[] {8, 9, 21, 25, 26}) {
            jar.classes("META-INF/versions/" + version + "/shop/A");
        }
        jar.classes("META-INF/versions/11/shop/C");
        try (Program program = open(jar.write(folder.resolve("orders.jar")))) {
            Unit unit = program.units().getFirst();
            assertThat(unit.classNames())
                    .containsExactly("shop/A", "shop/B", "shop/C", "shop/package-info");
            assertThat(className(unit.classBytes("shop/A").orElseThrow()))
                    .isEqualTo("META-INF/versions/25/shop/A");
            assertThat(unit.resource("shop/names.txt").map(String::new)).contains("17");
            assertThat(unit.resourceNames()).contains("META-INF/SHOP.SF", "module-info.class");
        }
    }

    private static String className(byte[] classFile) {
        return ClassFile.of().parse(classFile).thisClass().asInternalName();
    }

    @Test
    void whatIsNoProgramIsSaidWithWhatToDo() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
        Path nothing = Files.createFile(folder.resolve("orders.jar"));
        Path elf = Files.write(folder.resolve("orders"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1});
        Path sources = Jars.jar().text("shop/A.java", "").write(folder.resolve("sources.jar"));
        Path none = folder.resolve("none.jar");
        String start = "Give the jar, WAR, zip or folder that the program is started from.";
        assertBad(text, "'" + text + "' is a text file. " + start);
        assertBad(nothing, "'" + nothing + "' is empty. " + start);
        assertBad(elf, "'" + elf + "' is a native program of Linux. " + start);
        assertBad(sources, "There are no classes in '" + sources + "'. " + start);
        assertBad(none, "There is no file or folder '" + none + "'.");
        assertBad(
                Jars.jar().write(folder.resolve("empty.jar")),
                "There are no classes in '" + folder.resolve("empty.jar") + "'. " + start);
    }

    private static void assertBad(Path source, String sentence) {
        assertThatThrownBy(() -> Programs.open(source.toString(), Bounds.DEFAULT))
                .isInstanceOf(BadProgram.class)
                .hasMessage(sentence);
    }
}
