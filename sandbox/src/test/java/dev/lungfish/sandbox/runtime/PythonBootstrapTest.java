package dev.lungfish.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.sandbox.Exit;
import dev.lungfish.sandbox.Sandbox;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonBootstrapTest extends BootstrapContract {

    @ParameterizedTest
    @CsvSource({
        "app.py, app.handler",
        "pkg/mod.py, pkg.mod.handler",
        "pkg/mod.py, pkg/mod.handler"
    })
    void aHandlerMayBeIn(String file, String handler) throws Exception {
        write(file, "def handler(event, context):\n    return {'got': event['a']}\n");
        start("python3.12", handler);
        for (int i = 0; i < 3; i++) {
            RuntimeApi.Post post = invoke("id-" + i, "{\"a\":" + i + "}");
            assertThat(post.path()).isEqualTo("invocation/id-" + i + "/response");
            assertThat(post.body()).isEqualTo("{\"got\": " + i + "}");
        }
        assertMarked();
    }

    @Test
    void theContextTellsAboutTheInvocation() throws Exception {
        write(
                "app.py",
                """
                import os
                def handler(event, context):
                    return [context.aws_request_id, context.function_name, context.function_version,
                            context.memory_limit_in_mb, context.log_group_name, context.log_stream_name,
                            context.invoked_function_arn, context.get_remaining_time_in_millis() > 5000,
                            context.client_context.custom['colour'], context.client_context.client.app_title,
                            context.identity.cognito_identity_id, os.environ['_X_AMZN_TRACE_ID']]
                """);
        start("python3.12", "app.handler");
        assertThat(invoke("id-7", "{}").body())
                .isEqualTo(
                        "[\"id-7\", \"tested\", \"$LATEST\", \"256\", \"/aws/lambda/tested\", \"stream\", "
                                + "\"arn:aws:lambda:us-east-1:000000000000:function:tested\", true, \"blue\", \"shop\", "
                                + "null, \"Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700\"]");
    }

    @Test
    void logLinesTellLevelTimeAndRequest() throws Exception {
        write(
                "app.py",
                """
                import logging
                logging.getLogger().setLevel(logging.INFO)
                def handler(event, context):
                    print('printed')
                    logging.info('logged %d', 7)
                """);
        start("python3.12", "app.handler");
        assertThat(invoke("id-1", "{}").body()).isEqualTo("null");
        awaitLine("printed");
        awaitLine("\\[INFO]\t\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\tid-1\tlogged 7");
    }

    @Test
    void whatTheHandlerRaisesIsTheAnswerAndTheNextInvocationWorks() throws Exception {
        write(
                "app.py",
                """
                def handler(event, context):
                    if event.get('bad'):
                        raise ValueError('no such thing')
                    return 'fine'
                """);
        start("python3.12", "app.handler");
        RuntimeApi.Post post = invoke("id-1", "{\"bad\":true}");
        assertThat(post.path()).isEqualTo("invocation/id-1/error");
        assertThat(post.headers())
                .containsEntry("Lambda-Runtime-Function-Error-Type", "ValueError");
        assertThat(post.body())
                .startsWith(
                        "{\"errorMessage\": \"no such thing\", \"errorType\": \"ValueError\", \"requestId\": \"id-1\", \"stackTrace\": [\"  File ")
                .contains(
                        "app.py\\\", line 3, in handler\\n    raise ValueError('no such thing')\\n")
                .doesNotContain("bootstrap.py");
        awaitLine("\\[ERROR] ValueError: no such thing");
        awaitLine("Traceback \\(most recent call last\\):");
        assertThat(invoke("id-2", "{}").body()).isEqualTo("\"fine\"");
    }

    @Test
    void anAnswerThatIsNoJsonIsAnError() throws Exception {
        write("app.py", "def handler(event, context):\n    return {1, 2}\n");
        start("python3.12", "app.handler");
        assertThat(invoke("id-1", "{}").body())
                .contains(
                        "\"errorType\": \"Runtime.MarshalError\"",
                        "Unable to marshal response: Object of type set is not JSON serializable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    x = 1                    | app.handler     | Runtime.HandlerNotFound      | Handler 'handler' missing on module 'app'
                    x = 1                    | missing.handler | Runtime.ImportModuleError    | Unable to import module 'missing': No module named 'missing'
                    import nowhere           | app.handler     | Runtime.ImportModuleError    | Unable to import module 'app': No module named 'nowhere'
                    def handler(             | app.handler     | Runtime.UserCodeSyntaxError  | Syntax error in module 'app'
                    x = 1                    | app             | Runtime.MalformedHandlerName | Bad handler 'app'
                    raise KeyError('oops')   | app.handler     | KeyError                     | 'oops'
                    """)
    void aHandlerThatCannotBeHadIsAnInitError(
            String source, String handler, String type, String message) throws Exception {
        write("app.py", source + "\n");
        Sandbox sandbox = start("python3.12", handler);
        RuntimeApi.Post post = api.take();
        assertThat(post.path()).isEqualTo("init/error");
        assertThat(post.headers()).containsEntry("Lambda-Runtime-Function-Error-Type", type);
        assertThat(post.body()).contains("\"errorType\": \"" + type + "\"", message);
        assertThat(ended(sandbox)).isEqualTo(new Exit.Status(1));
    }

    @Test
    void exitEndsTheRuntime() throws Exception {
        write("app.py", "import sys\ndef handler(event, context):\n    sys.exit(5)\n");
        Sandbox sandbox = start("python3.12", "app.handler");
        api.send("id-1", "{}");
        assertThat(ended(sandbox)).isEqualTo(new Exit.Status(5));
    }

    @Test
    void largeEventsAndAnswersPass() throws Exception {
        write("app.py", "def handler(event, context):\n    return event + event\n");
        start("python3.12", "app.handler");
        String text = "é".repeat(500_000);
        assertThat(invoke("id-1", '"' + text + '"').body()).isEqualTo('"' + text + text + '"');
    }

    /// A handler that ends only when so many processes are in it.
    private void writeMeeting() throws Exception {
        write(
                "app.py",
                """
                import os, time
                def handler(event, context):
                    if "crash" in event:
                        os._exit(9)
                    open(f"{event['round']}-{os.getpid()}", "x").close()
                    while sum(name.startswith(event["round"] + "-") for name in os.listdir()) < 4:
                        time.sleep(0.005)
                    print("met in " + event["round"], 7)
                    return [os.getpid(), "LUNGFISH_COPY" in os.environ]
                """);
    }

    @Test
    void severalAtOnceAreServedByProcesses() throws Exception {
        writeMeeting();
        Sandbox sandbox = startConcurrent("python3.12", "app.handler", 256, 4);
        for (String round : List.of("a", "b")) {
            Map<String, String> answers = meet(4, "{\"round\":\"" + round + "\"}");
            assertThat(new HashSet<>(answers.values()))
                    .hasSize(4)
                    .allMatch(answer -> answer.endsWith(", false]"));
        }
        assertMarked();
        sandbox.terminate();
        assertThat(ended(sandbox)).isEqualTo(new Exit.Signal(15));
        assertThat(lines).hasSize(8).containsOnly("met in a 7", "met in b 7");
    }

    @Test
    void ofSeveralProcessesOneThatCrashesEndsAll() throws Exception {
        writeMeeting();
        Sandbox sandbox = startConcurrent("python3.12", "app.handler", 256, 4);
        meet(4, "{\"round\":\"a\"}");
        api.send("id-1", "{\"crash\":true}");
        assertThat(ended(sandbox)).isEqualTo(new Exit.Status(9));
        assertThat(lines).hasSize(4);
    }
}
