package dev.lungfish.e2e.quarkus;

import io.quarkus.amazon.lambda.runtime.AmazonLambdaRecorder;
import io.quarkus.amazon.lambda.runtime.LambdaConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;

/// Starts Quarkus' poll loop on the JVM.
///
/// Quarkus records this start by itself only into native images; on the JVM it leaves the loop to AWS's client.
@QuarkusMain
public class Main implements QuarkusApplication {

    private final LambdaConfig config;

    @Inject
    Main(LambdaConfig config) {
        this.config = config;
    }

    @Override
    public int run(String... args) {
        var shutdown = new ShutdownTasks();
        new AmazonLambdaRecorder(new RuntimeValue<>(config))
                .startPollLoop(shutdown, LaunchMode.NORMAL);
        Quarkus.waitForExit();
        shutdown.run();
        return 0;
    }
}
