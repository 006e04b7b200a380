package dev.lungfish.assessor.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.assessor.adversary.Jars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedJarTest {

    @TempDir Path folder;

    /// Which unit each class went to: "own" for the program's.
    private Map<String, String> owners(String file, Jars jar) throws IOException {
        Map<String, String> owners = new TreeMap<>();
        try (Program program = Programs.open(jar.write(folder.resolve(file)), Bounds.DEFAULT)) {
            for (Unit unit : program.units()) {
                String owner =
                        unit.isApplication()
                                ? "own"
                                : unit.coordinates()
                                        .orElseThrow()
                                        .toString()
                                        .replaceAll(".*\\[|\\]", "");
                unit.classNames().forEach(name -> owners.put(name, owner));
            }
        }
        return owners;
    }

    private static String library(String group, String artifact, String version) {
        return "group=" + group + ", artifact=" + artifact + ", version=" + version;
    }

    @Test
    void librariesAreToldFromTheProgramByPackagesGroupsAndMainClass() throws IOException {
        Jars jar =
                Jars.jar()
                        .manifest("Main-Class", "com.lake.orders.Main")
                        .pom("com.lake", "orders", "1.0")
                        .pom("io.netty", "netty-buffer", "4.2.0")
                        .pom("net.river.tools", "river", "7")
                        .classes("com/lake/orders/Main", "com/lake/billing/Bill", "NoPackage")
                        .classes("io/netty/buffer/Buf", "io/netty/handler/codec/Codec")
                        .classes("net/river/Flow", "odd/corner/Thing")
                        .classes("com/lake/shaded/com/google/common/cache/Cache")
                        .classes("com/lake/kafka/Listener");
        assertThat(owners("orders-1.0-all.jar", jar))
                .containsOnly(
                        Map.entry("NoPackage", "own"),
                        Map.entry("com/lake/orders/Main", "own"),
                        Map.entry("com/lake/billing/Bill", "own"),
                        Map.entry("com/lake/kafka/Listener", "own"),
                        Map.entry(
                                "com/lake/shaded/com/google/common/cache/Cache",
                                library("com.google.guava", "guava", "")),
                        Map.entry(
                                "io/netty/buffer/Buf",
                                library("io.netty", "netty-buffer", "4.2.0")),
                        Map.entry(
                                "io/netty/handler/codec/Codec",
                                library("io.netty", "netty-codec", "4.2.0")),
                        Map.entry("net/river/Flow", library("net.river.tools", "river", "7")),
                        Map.entry("odd/corner/Thing", library("", "odd.corner", "")));
    }

    @Test
    void threeSegmentsNameTheAuthorBelowAPrefixThatManyShare() throws IOException {
        Jars jar =
                Jars.jar()
                        .manifest("Main-Class", "io.github.anna.shop.Main")
                        .classes("io/github/anna/shop/Main", "io/github/ben/tool/Tool", "rx/Rx");
        assertThat(owners("shop.jar", jar))
                .containsEntry("io/github/anna/shop/Main", "own")
                .containsEntry("io/github/ben/tool/Tool", library("", "io.github.ben", ""));
    }

    @Test
    void withoutAMainClassWhatNoLibraryClaimsIsTheProgram() throws IOException {
        Jars handler =
                Jars.jar()
                        .classes("shop/Handler", "depot/Store")
                        .classes("software/amazon/awssdk/services/s3/S3Client");
        assertThat(owners("handler.jar", handler))
                .containsEntry("shop/Handler", "own")
                .containsEntry("depot/Store", "own")
                .containsEntry(
                        "software/amazon/awssdk/services/s3/S3Client",
                        library("software.amazon.awssdk", "s3", ""));
        Jars quarkus =
                Jars.jar()
                        .manifest("Main-Class", "io.quarkus.runner.GeneratedMain")
                        .classes("io/quarkus/arc/Arc", "org/acme/Orders");
        assertThat(owners("orders-1.0-runner.jar", quarkus))
                .containsEntry("org/acme/Orders", "own");
    }

    @Test
    void withoutAMainClassMavensGroupOfTheFirstClassIsThePrograms() throws IOException {
        Jars handler =
                Jars.jar()
                        .classes("com/lake/orders/Handler")
                        .pom("net.river", "river", "7")
                        .pom("com.lake", "lake-orders", "1.0")
                        .classes("net/river/Flow")
                        .classes("software/amazon/awssdk/utils/Lazy", "software/amazon/awssdk/Md5");
        assertThat(owners("handler.jar", handler))
                .containsEntry("com/lake/orders/Handler", "own")
                .containsEntry("net/river/Flow", library("net.river", "river", "7"))
                .containsEntry(
                        "software/amazon/awssdk/utils/Lazy",
                        library("software.amazon.awssdk", "sdk-core", ""));
    }

    @Test
    void aLibraryThatSomeoneNamesIsTheProgram() throws IOException {
        Jars kafka =
                Jars.jar()
                        .classes("org/apache/kafka/clients/Client", "org/apache/kafka/common/Uuid")
                        .classes("org/apache/kafka/shaded/com/google/protobuf/Message");
        assertThat(owners("kafka-clients-4.0.0.jar", kafka))
                .containsEntry("org/apache/kafka/clients/Client", "own")
                .containsEntry("org/apache/kafka/common/Uuid", "own")
                .containsEntry(
                        "org/apache/kafka/shaded/com/google/protobuf/Message",
                        library("com.google.protobuf", "protobuf-java", ""));
        Jars zookeeper =
                Jars.jar()
                        .manifest("Main-Class", "org.apache.zookeeper.server.Main")
                        .classes("org/apache/zookeeper/server/Main", "org/apache/zookeeper/Zoo")
                        .classes("org/apache/log4j/Logger");
        assertThat(owners("zookeeper-3.9.jar", zookeeper))
                .containsEntry("org/apache/zookeeper/Zoo", "own")
                .containsEntry("org/apache/log4j/Logger", library("log4j", "log4j", ""));
    }

    @Test
    void namesAndVersionsAreReadFromFilesNames() {
        assertThat(FileNames.program("orders-1.4.2-SNAPSHOT.jar")).isEqualTo("orders");
        assertThat(FileNames.program("orders-1.4.2-20260101.120000-3.jar")).isEqualTo("orders");
        assertThat(FileNames.program("orders-2-runner.jar")).isEqualTo("orders");
        assertThat(FileNames.program("orders-jar-with-dependencies.JAR")).isEqualTo("orders");
        assertThat(FileNames.program("order-2-cash.war")).isEqualTo("order-2-cash");
        assertThat(FileNames.coordinates("log4j-1.2-api-2.17.1.jar"))
                .contains(new Coordinates("", "log4j-1.2-api", "2.17.1"));
        assertThat(FileNames.coordinates("guava-33.0.0-jre.jar"))
                .contains(new Coordinates("", "guava", "33.0.0-jre"));
        assertThat(FileNames.coordinates("tools.jar")).isEmpty();
    }
}
