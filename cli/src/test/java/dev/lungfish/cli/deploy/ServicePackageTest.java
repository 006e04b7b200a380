package dev.lungfish.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.cli.Jars;
import dev.lungfish.cli.client.FunctionSettings;
import dev.lungfish.cli.placement.PlacementChange;
import dev.lungfish.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServicePackageTest {

    @TempDir private Path folder;

    @Test
    void packsTheSameFilesIntoTheSameBytes() throws IOException {
        for (String copy : new String[] {"one", "two"}) {
            write(copy + "/b/index.js", "1");
            write(copy + "/index.js", "2");
            write(copy + "/.git/HEAD", copy);
            Files.setLastModifiedTime(
                    folder.resolve(copy + "/index.js"), FileTime.fromMillis(copy.hashCode()));
        }
        assertThat(pack("one").zip()).isEqualTo(pack("two").zip());
        write("two/index.js", "3");
        assertThat(pack("one").zip()).isNotEqualTo(pack("two").zip());
    }

    @Test
    void guessesRuntimeAndHandler() throws IOException {
        write("node/index.mjs", "");
        write("main/package.json", "{\"main\": \"./lib/app.js\"}");
        write("main/lib/app.js", "");
        write("python/lambda_function.py", "");
        write("native/bootstrap", "");
        assertThat(program("node", false)).isEqualTo("nodejs22.x index.handler");
        assertThat(program("main", false)).isEqualTo("nodejs22.x lib/app.handler");
        assertThat(program("main", true)).isEqualTo("nodejs22.x lib/app.js");
        assertThat(program("python", false)).isEqualTo("python3.13 lambda_function.lambda_handler");
        assertThat(program("native", false)).isEqualTo("provided.al2023 bootstrap");
        Jars.write(folder.resolve("web.jar"), "shop.Main", "shop/Main.class");
        assertThat(program("web.jar", true)).isEqualTo("java25 web.jar");
    }

    @Test
    void asksForWhatItCannotGuess() throws IOException {
        write("text/readme.txt", "");
        Jars.write(folder.resolve("program.jar"), "shop.Main", "shop/Main.class");
        Jars.write(folder.resolve("library.jar"), "", "shop/Library.class");
        fails("text", false, "--runtime");
        fails("program.jar", false, "add --web if it serves HTTP by itself");
        fails("library.jar", false, "--handler shop.Orders::handleRequest).");
        fails("library.jar", true, "holds no jar whose manifest names a Main-Class");
    }

    @Test
    void missesAHandlersClassBeforeTheFirstRequestDoes() throws IOException {
        Jars.write(folder.resolve("orders.jar"), "", "shop/Orders.class");
        assertThatThrownBy(
                        () -> ServicePackage.of(declare("orders.jar", "shop.Order::handle", false)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("holds no class shop.Order");
    }

    @Test
    void refusesEmptyFoldersAndBrokenArchives() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        write("broken.jar", "not a jar");
        assertThatThrownBy(
                        () ->
                                ServicePackage.of(
                                        declare("empty", "index.handler", false, "nodejs22.x")))
                .hasMessageContaining("the folder is empty");
        fails("broken.jar", false, "cannot be read");
    }

    @Test
    void namesServicesAfterTheirFiles() {
        assertThat(Declaration.nameOf(Path.of("target/orders-1.2.0-SNAPSHOT.jar")))
                .isEqualTo("orders");
        assertThat(Declaration.nameOf(Path.of("image.tools.zip"))).isEqualTo("image-tools");
        assertThat(Declaration.nameOf(Path.of("thumbnails/."))).isEqualTo("thumbnails");
    }

    private void fails(String path, boolean web, String reason) {
        assertThatThrownBy(() -> ServicePackage.of(declare(path, null, web)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(reason);
    }

    private String program(String path, boolean web) {
        FunctionSettings settings = ServicePackage.of(declare(path, null, web)).settings();
        return settings.runtime() + " " + settings.handler();
    }

    private ServicePackage pack(String path) {
        return ServicePackage.of(declare(path, null, false));
    }

    private Declaration declare(String path, @Nullable String handler, boolean web) {
        return declare(path, handler, web, null);
    }

    private Declaration declare(
            String path, @Nullable String handler, boolean web, @Nullable String runtime) {
        return new Declaration(
                "a",
                folder.resolve(path),
                runtime,
                handler,
                web ? Declaration.Web.DEFAULT : null,
                512,
                30,
                "x86_64",
                Map.of(),
                PlacementChange.NONE);
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
