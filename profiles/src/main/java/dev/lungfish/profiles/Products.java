package dev.lungfish.profiles;

import java.util.List;

/// The serverless products that come with Lungfish, and one's own.
public final class Products {

    /// The names of those that come with Lungfish.
    public static final List<String> SHIPPED =
            List.of(
                    "aws-lambda-managed-instances",
                    "aws-lambda-microvms",
                    "google-cloud-run",
                    "google-cloud-run-instances",
                    "google-cloud-functions",
                    "azure-functions-consumption",
                    "azure-functions-flex",
                    "azure-functions-premium",
                    "cloudflare-workers",
                    "cloudflare-containers");

    private static final String FOLDER = "products/";

    private Products() {}

    /// All that come with Lungfish.
    public static List<Product> shipped() {
        return SHIPPED.stream()
                .map(name -> Shipped.profile(FOLDER + name + ".yaml", Product.class))
                .toList();
    }

    /// A shipped product, by its name, or one of one's own, by its file.
    ///
    /// @throws YamlException if there is no such name or file, or the file is not a product; the message says what to do
    public static Product find(String nameOrFile) throws YamlException {
        return Shipped.find("product", SHIPPED, FOLDER, nameOrFile, Product.class);
    }
}
