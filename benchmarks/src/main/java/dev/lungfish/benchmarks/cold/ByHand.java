package dev.lungfish.benchmarks.cold;

import dev.lungfish.benchmarks.hop.Candidate;
import dev.lungfish.benchmarks.hop.HopProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Starts a function's program without a platform, with an invocation already waiting for it.
final class ByHand implements AutoCloseable {

    private final StartedProgram program;
    private final HopProcess runtimeApi;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ByHand(StartedProgram program, HopProcess runtimeApi) {
        this.program = program;
        this.runtimeApi = runtimeApi;
    }

    static ByHand of(StartedProgram program) throws IOException {
        return new ByHand(program, HopProcess.withoutRuntimes(Candidate.NETTY_NIO_1));
    }

    /// From starting the process to its answer.
    long nanos(String payload) throws IOException, InterruptedException, ExecutionException {
        ProcessBuilder builder =
                new ProcessBuilder(program.command())
                        .directory(program.directory().toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment().putAll(program.environment());
        URI api = URI.create(runtimeApi.rendezvous().url());
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.getAuthority());

        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(
                        HttpRequest.newBuilder(api)
                                .POST(HttpRequest.BodyPublishers.ofString(payload))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        long before = System.nanoTime();
        Process process = builder.start();
        try {
            var _ =
                    process.onExit()
                            .thenRun(
                                    () ->
                                            answer.completeExceptionally(
                                                    new IOException("it ended without an answer")));
            String body = answer.get().body();
            long nanos = System.nanoTime() - before;
            if (!body.equals(payload)) {
                throw new IOException("the program started by hand answered: " + body);
            }
            return nanos;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        runtimeApi.close();
    }
}
