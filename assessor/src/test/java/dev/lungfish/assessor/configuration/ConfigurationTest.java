package dev.lungfish.assessor.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.assessor.adversary.Jars;
import dev.lungfish.assessor.archive.Bounds;
import dev.lungfish.assessor.archive.Program;
import dev.lungfish.assessor.archive.Programs;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    @TempDir Path folder;

    private Configuration read(Jars jar) throws IOException {
        Path file = jar.classes("shop/Main").write(folder.resolve("orders.jar"));
        try (Program program = Programs.open(file, Bounds.DEFAULT)) {
            return Configuration.of(program);
        }
    }

    @Test
    void yamlIsReadWithItsListsDocumentsMergesAndPlaceholders() throws IOException {
        Configuration read =
                read(
                        Jars.jar()
                                .text(
                                        "application.yml",
                                        """
                                        # a comment
                                        defaults: &pool
                                          size: 010
                                        spring:
                                          datasource:
                                            url: ${DB_URL:jdbc:h2:mem:x}
                                            hikari: {<<: *pool, name: main}
                                        servers:
                                          - port: 1
                                          - 2
                                        "%prod":
                                          quarkus.http.port: 80
                                        ---
                                        spring.profiles: dev
                                        empty:
                                        """));
        assertThat(read.gaps()).isEmpty();
        assertThat(read.settings())
                .containsExactly(
                        new Setting("defaults.size", "010", "application.yml", 3),
                        new Setting(
                                "spring.datasource.url",
                                "${DB_URL:jdbc:h2:mem:x}",
                                "application.yml",
                                6),
                        new Setting("spring.datasource.hikari.size", "010", "application.yml", 3),
                        new Setting("spring.datasource.hikari.name", "main", "application.yml", 7),
                        new Setting("servers[0].port", "1", "application.yml", 9),
                        new Setting("servers[1]", "2", "application.yml", 10),
                        new Setting("quarkus.http.port", "80", "application.yml", 12),
                        new Setting("spring.profiles", "dev", "application.yml", 14),
                        new Setting("empty", "", "application.yml", 15));
    }

    @Test
    void propertiesKeepTheirLines() throws IOException {
        Configuration read =
                read(
                        Jars.jar()
                                .text(
                                        "config/application-prod.properties",
                                        "# one \\\na.b = 1\n\n! two\nlong : x\\\n   y\\\\\nc=\\u0041\n%prod.d=2\n%dev.d=3"));
        String file = "config/application-prod.properties";
        assertThat(read.settings())
                .containsExactly(
                        new Setting("a.b", "1", file, 2),
                        new Setting("long", "xy\\", file, 5),
                        new Setting("c", "A", file, 7),
                        new Setting("d", "2", file, 8),
                        new Setting("%dev.d", "3", file, 9));
    }

    @Test
    void filesOfAllFrameworksAreFoundAndOthersNot() throws IOException {
        Jars jar =
                Jars.jar()
                        .text("BOOT-INF/classes/application.yaml", "a: 1")
                        .text("BOOT-INF/classes/bootstrap.properties", "b=1")
                        .text("BOOT-INF/classes/META-INF/microprofile-config.properties", "c=1")
                        .text("BOOT-INF/classes/logback-spring.xml", "<a>\n\n  <b/>\n</a>")
                        .text("BOOT-INF/classes/i18n/application.properties", "no=1")
                        .text("BOOT-INF/classes/messages.properties", "no=1")
                        .classes("BOOT-INF/classes/shop/Orders")
                        .file(
                                "BOOT-INF/lib/other.jar",
                                Jars.jar().classes("x/Y").text("application.yml", "no: 1").bytes());
        assertThat(read(jar).settings())
                .containsExactlyInAnyOrder(
                        new Setting(
                                "c",
                                "1",
                                "BOOT-INF/classes/META-INF/microprofile-config.properties",
                                1),
                        new Setting("a", "1", "BOOT-INF/classes/application.yaml", 1),
                        new Setting("b", "1", "BOOT-INF/classes/bootstrap.properties", 1),
                        new Setting(
                                "logback-spring.xml",
                                "<a>",
                                "BOOT-INF/classes/logback-spring.xml",
                                1),
                        new Setting(
                                "logback-spring.xml",
                                "<b/>",
                                "BOOT-INF/classes/logback-spring.xml",
                                3),
                        new Setting(
                                "logback-spring.xml",
                                "</a>",
                                "BOOT-INF/classes/logback-spring.xml",
                                4));
    }

    @Test
    void brokenFilesAreReadUpToWhereTheyBreak() throws IOException {
        Configuration read =
                read(
                        Jars.jar()
                                .text("application.yml", "a: 1\n---\nb: [\n")
                                .text("bootstrap.properties", "c=1\nd=\\u00zz\ne=2")
                                .stored("application-big.yml", new byte[(1 << 20) + 1]));
        assertThat(read.settings()).extracting(Setting::key).containsExactly("a", "c");
        assertThat(read.gaps())
                .containsExactly(
                        "'application-big.yml' is larger than a megabyte; what it sets was not looked"
                                + " at.",
                        "'application.yml:4' is no YAML; what it sets from there on was not looked at.",
                        "'bootstrap.properties:2' has an escape that means no character; what it sets"
                                + " from there on was not looked at.");
    }

    @Test
    void aliasesThatMultiplyAndLevelsWithoutEndAreCutShort() throws IOException {
        Configuration endless = read(Jars.jar().text("application.yml", laughs(9)));
        assertThat(endless.settings()).isEmpty();
        assertThat(endless.gaps()).hasSize(1).first().asString().contains("repeats its parts");
        Configuration bomb = read(Jars.jar().text("application.yml", laughs(4)));
        assertThat(bomb.settings()).hasSize(20_000);
        assertThat(bomb.gaps()).hasSize(1).first().asString().contains("20000 values");
        Configuration circle = read(Jars.jar().text("application.yml", "a: &a {b: *a, c: 1}"));
        assertThat(circle.gaps()).hasSize(1).first().asString().contains("deeper than 50 levels");
        Configuration deep = read(Jars.jar().text("application.yml", "[".repeat(100_000)));
        assertThat(deep.settings()).isEmpty();
        assertThat(deep.gaps()).hasSize(1).first().asString().contains("deeper than 200 levels");
    }

    private static String laughs(int levels) {
        StringBuilder laughs = new StringBuilder("l0: &l0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i <= levels; i++) {
            laughs.append("l%d: &l%d [".formatted(i, i))
                    .append(("*l" + (i - 1) + " , ").repeat(10))
                    .append("]\n");
        }
        return laughs.toString();
    }
}
