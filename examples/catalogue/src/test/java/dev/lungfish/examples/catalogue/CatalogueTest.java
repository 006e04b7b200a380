package dev.lungfish.examples.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.junit.jupiter.api.Test;

final class CatalogueTest {

    @Test
    void findsEveryWordByItsBeginning() {
        Catalogue catalogue = Catalogue.ofEverything();
        assertThat(catalogue.size()).isEqualTo(6_000);
        assertThat(catalogue.search("RED oa  mug", 20))
                .extracting(Product::name)
                .containsExactlyInAnyOrder(
                        "small red oak mug", "medium red oak mug", "large red oak mug")
                .isNotEmpty();
        assertThat(catalogue.search("b", 5)).isSortedAccordingTo((a, b) -> a.cents() - b.cents());
        assertThat(catalogue.search("red sofa", 20)).isEmpty();
    }

    @Test
    void servesHttp() throws IOException {
        HttpServer server = Main.start(0);
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(status(url + "/health")).isEqualTo(200);
            assertThat(status(url + "/products?q=large+red+mug")).isEqualTo(200);
            assertThat(status(url + "/products/mug-00000")).isEqualTo(200);
            assertThat(status(url + "/products/sofa")).isEqualTo(404);
            assertThat(status(url + "/products")).isEqualTo(400);
        } finally {
            server.stop(0);
        }
    }

    private static int status(String url) throws IOException {
        return ((HttpURLConnection) URI.create(url).toURL().openConnection()).getResponseCode();
    }
}
