package dev.lungfish.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.Runtime;

/// The functions that one test has on a platform; they end with it.
///
/// Each has its own name as the variable [Processes#MARK], by which its processes are known.
final class Functions implements AutoCloseable {

    private static final String HANDLERS = "dev.lungfish.e2e.handlers.";
    private static final String ROLE = "arn:aws:iam::000000000000:role/e2e";

    private final TestPlatform platform;
    private final List<String> names = new ArrayList<>();

    Functions(TestPlatform platform) {
        this.platform = platform;
    }

    TestPlatform platform() {
        return platform;
    }

    LambdaClient lambda() {
        return platform.lambda();
    }

    /// A handler of the `handlers` module on AWS's own client.
    String java(String handler) {
        return java(handler, _ -> {}, Map.of());
    }

    String java(
            String handler,
            Consumer<CreateFunctionRequest.Builder> more,
            Map<String, String> variables) {
        return create(
                function ->
                        more.accept(
                                function.runtime(Runtime.fromValue("java25"))
                                        .handler(HANDLERS + handler)
                                        .code(code(Packages.JAVA))),
                variables);
    }

    /// A handler of one file; `text` is a module that exports `handler`.
    String node(String text) {
        return create(
                function ->
                        function.runtime(Runtime.NODEJS22_X)
                                .handler("index.handler")
                                .code(code -> code.zipFile(nodeCode(text))),
                Map.of());
    }

    static SdkBytes nodeCode(String text) {
        return SdkBytes.fromByteArray(Packages.zip("index.mjs", text));
    }

    /// The web program of the `web` module, in 192 MB.
    String web(Map<String, String> variables) {
        return web(Packages.read(Packages.WEB), variables);
    }

    /// @param code the package of such a program
    String web(byte[] code, Map<String, String> variables) {
        return web(code, 192, variables);
    }

    /// @param megabytes memory, which in a container its `/tmp` counts towards
    String web(byte[] code, int megabytes, Map<String, String> variables) {
        var all = new HashMap<>(variables);
        all.put("LUNGFISH_CONTRACT", "web");
        all.put("LUNGFISH_READINESS_PATH", "/ready");
        return create(
                function ->
                        function.runtime(Runtime.fromValue("java25"))
                                .handler("web.jar")
                                .memorySize(megabytes)
                                .code(c -> c.zipFile(SdkBytes.fromByteArray(code))),
                all);
    }

    /// The client of the Runtime API that breaks its protocol.
    String client() {
        return create(
                function ->
                        function.runtime(Runtime.PROVIDED_AL2023)
                                .handler("unused")
                                .code(code(Packages.CLIENT)),
                Map.of());
    }

    /// Creates a function, 512 MB and 20 s unless `settings` says otherwise, and waits until it is active.
    String create(Consumer<CreateFunctionRequest.Builder> settings, Map<String, String> variables) {
        String name = newName();
        var marked = new HashMap<>(variables);
        marked.put(Processes.MARK, name);
        lambda().createFunction(
                        function -> {
                            function.functionName(name)
                                    .role(ROLE)
                                    .memorySize(512)
                                    .timeout(20)
                                    .environment(e -> e.variables(marked));
                            settings.accept(function);
                        });
        platform.waiter().waitUntilFunctionActiveV2(function -> function.functionName(name));
        return name;
    }

    /// A name that no other test uses; the function of that name is deleted at the end if there is one.
    String newName() {
        String name = "e2e-" + UUID.randomUUID().toString().substring(0, 8);
        names.add(name);
        return name;
    }

    static Consumer<FunctionCode.Builder> code(Path file) {
        return code -> code.zipFile(SdkBytes.fromByteArray(Packages.read(file)));
    }

    /// Invokes, with the log's tail.
    InvokeResponse invoke(String name, String payload) {
        return lambda().invoke(
                        call ->
                                call.functionName(name)
                                        .logType(LogType.TAIL)
                                        .payload(SdkBytes.fromUtf8String(Json.of(payload))));
    }

    @Override
    public void close() {
        for (String name : names) {
            try {
                lambda().deleteFunction(function -> function.functionName(name));
            } catch (ResourceNotFoundException gone) {
                // The test deleted it, or never created it.
            }
        }
    }
}
