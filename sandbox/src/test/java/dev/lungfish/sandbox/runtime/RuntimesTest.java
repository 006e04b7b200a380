package dev.lungfish.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.service.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimesTest {

    @TempDir private Path directory;

    private Runtimes on(Map<String, String> environment) {
        return Runtimes.open(
                directory.resolve("data"), new Machine(environment, directory.resolve("nojdk")));
    }

    private Path executable(String name, String script) throws IOException {
        Path file = directory.resolve("bin").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    @Test
    void whatIsNotInstalledIsSaidWithWhatToDo() {
        Runtimes runtimes = on(Map.of("PATH", directory.toString()));
        assertThat(runtimes.missing("nodejs20.x"))
                .contains(
                        "Runtime nodejs20.x needs Node.js 18 or newer on this machine and none was found. Install it (Debian: apt-get install nodejs) or put node on PATH, then create the function again.");
        assertThat(runtimes.missing("python3.13"))
                .get()
                .asString()
                .contains("apt-get install python3");
        assertThat(runtimes.missing("provided.al2023")).isEmpty();
        assertThat(
                        runtimes.launch(
                                new LaunchRequest(
                                        "nodejs20.x",
                                        Contract.HANDLER,
                                        "index.handler",
                                        Map.of(),
                                        directory,
                                        128)))
                .isInstanceOf(Launch.Missing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ruby3.4", "dotnet8", "dotnetcore3.1", "go1.x"})
    void whatOnlyAwsHasIsSaid(String runtime) {
        assertThat(on(Map.of()).missing(runtime))
                .get()
                .asString()
                .startsWith("Runtime " + runtime + " is one of AWS's that Lungfish does not have.")
                .contains("java21", "nodejs22.x", "provided.al2023");
    }

    @Test
    void whatNobodyHasIsSaid() {
        assertThat(on(Map.of()).missing("cobol85"))
                .get()
                .asString()
                .startsWith("There is no runtime cobol85. Use one of java25, ");
    }

    @Test
    void whatIsInstalledLaterIsFound() throws Exception {
        Runtimes runtimes = on(Map.of("PATH", directory.resolve("bin").toString()));
        assertThat(runtimes.missing("nodejs22.x")).isPresent();
        executable("node", "printf '/x/node\\n/x\\n22.1.0\\n'");
        assertThat(runtimes.missing("nodejs22.x")).isEmpty();
    }

    @Test
    void anOldNodeDoesNotCount() throws Exception {
        executable("node", "printf '/x/node\\n/x\\n16.20.0\\n'");
        assertThat(on(Map.of("PATH", directory.resolve("bin").toString())).missing("nodejs18.x"))
                .isPresent();
    }

    @Test
    void aPythonOfTheExactVersionGoesFirst() throws Exception {
        executable("python3", "printf '/x/python3\\n/x\\n3.11.2\\n'");
        executable("python3.13", "printf '/y/python3.13\\n/y\\n3.13.1\\n'");
        Runtimes runtimes = on(Map.of("PATH", directory.resolve("bin").toString()));
        assertThat(program(runtimes, "python3.13")).isEqualTo("Python 3.13.1");
        assertThat(program(runtimes, "python3.12")).isEqualTo("Python 3.11.2");
    }

    private String program(Runtimes runtimes, String runtime) {
        LaunchRequest request =
                new LaunchRequest(runtime, Contract.WEB, "app", Map.of(), directory, 128);
        return ((Launch.Ready) runtimes.launch(request)).program();
    }

    @Test
    void theJdkOfTheVersionIsTakenElseTheNextHigherOne() throws Exception {
        Path home = directory.resolve("home");
        for (String version : List.of("1.8.0_402", "990.0.1", "995")) {
            Path jdk = home.resolve(".sdkman/candidates/java").resolve(version);
            Files.createDirectories(jdk.resolve("bin"));
            Files.writeString(
                    jdk.resolve("release"), "X=\"1\"\nJAVA_VERSION=\"" + version + "\"\n");
            Files.writeString(jdk.resolve("bin/java"), "");
            assertThat(jdk.resolve("bin/java").toFile().setExecutable(true)).isTrue();
        }
        Jdks jdks =
                Jdks.of(
                        new Machine(
                                Map.of("HOME", home.toString(), "PATH", ""),
                                directory.resolve("nojdk")));
        assertThat(jdks.atLeast(8)).get().extracting(Jdk::version).isEqualTo("1.8.0_402");
        assertThat(jdks.atLeast(990)).get().extracting(Jdk::feature).isEqualTo(990);
        assertThat(jdks.atLeast(991)).get().extracting(Jdk::feature).isEqualTo(995);
        assertThat(jdks.atLeast(996)).isEmpty();
    }

    @Test
    void theFilesAreUnpackedOnceAndAreAwsOwn() throws Exception {
        RuntimeFiles files = RuntimeFiles.unpack(directory);
        assertThat(RuntimeFiles.unpack(directory).directory()).isEqualTo(files.directory());
        assertThat(files.nativeClient()).isPresent();
        try (var entries = Files.list(directory.resolve("runtimes"))) {
            assertThat(entries).hasSize(1);
        }
    }

    @Test
    void aJavaWebProgramIsAJarWithAHeapThatLeavesRoom() {
        Runtimes runtimes = Runtimes.open(directory);
        LaunchRequest request =
                new LaunchRequest("java25", Contract.WEB, "app.jar", Map.of(), directory, 1000);
        List<String> command = ((Launch.Ready) runtimes.launch(request)).command();
        assertThat(command.subList(1, command.size()))
                .containsExactly("-XX:MaxHeapSize=716800k", "-jar", "app.jar");
    }
}
