package dev.lungfish.server.store;

import dev.lungfish.core.service.Architecture;
import dev.lungfish.server.code.CodePackage;
import java.nio.file.Path;
import java.util.TreeMap;

/// Writes functions until it is killed, and says each one once it is stored.
final class WritingChild {

    private WritingChild() {}

    public static void main(String[] arguments) {
        Store store = Store.open(DataDirectory.open(Path.of(arguments[0])));
        for (int i = Integer.parseInt(arguments[1]); ; i++) {
            store.save(null, declaration("f" + i));
            System.out.println("f" + i);
        }
    }

    static Declaration declaration(String name) {
        Configuration configuration =
                new Configuration(
                        "",
                        "arn:aws:iam::000000000000:role/any",
                        "nodejs20.x",
                        "index.handler",
                        Architecture.X86_64,
                        128,
                        3,
                        512,
                        new TreeMap<>(),
                        null);
        VersionDeclaration latest =
                new VersionDeclaration(
                        "$LATEST",
                        "revision",
                        "token",
                        "content",
                        configuration,
                        new CodePackage("0".repeat(64), 1),
                        0,
                        Progress.READY,
                        "");
        return new Draft(name, latest).done();
    }
}
