package dev.lungfish.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.sandbox.Exit;
import dev.lungfish.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeBootstrapTest extends BootstrapContract {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    an async function      | exports.handler = async (event) => ({ got: event.a });
                    a promise              | exports.handler = (event) => Promise.resolve({ got: event.a });
                    a callback             | exports.handler = (event, context, done) => { setTimeout(() => done(null, { got: event.a }), 1); };
                    a callback at once     | exports.handler = (event, context, done) => { context.callbackWaitsForEmptyEventLoop = false; setInterval(() => {}, 1000); done(null, { got: event.a }); };
                    context.succeed        | exports.handler = (event, context) => { context.succeed({ got: event.a }); };
                    """)
    void aHandlerMayAnswerBy(String way, String source) throws Exception {
        write("index.js", source);
        start("nodejs20.x", "index.handler");
        for (int i = 0; i < 3; i++) {
            RuntimeApi.Post post = invoke("id-" + i, "{\"a\":" + i + "}");
            assertThat(post.path()).as(way).isEqualTo("invocation/id-" + i + "/response");
            assertThat(post.body()).isEqualTo("{\"got\":" + i + "}");
        }
        assertMarked();
    }

    @ParameterizedTest
    @CsvSource({
        "index.mjs, '', export const handler = async () => 'ok';, index.handler",
        "index.js, module, export const handler = async () => 'ok';, index.handler",
        "index.cjs, '', exports.handler = async () => 'ok';, index.handler",
        "dir/deep/file.js, '', exports.handler = async () => 'ok';, dir/deep/file.handler",
        "index.js, '', exports.nested = { handler: async () => 'ok' };, index.nested.handler",
    })
    void aHandlerMayBeIn(String file, String type, String source, String handler) throws Exception {
        write(file, source);
        if (!type.isEmpty()) {
            write("package.json", "{\"type\":\"" + type + "\"}");
        }
        start("nodejs20.x", handler);
        assertThat(invoke("id", "{}").body()).isEqualTo("\"ok\"");
    }

    @Test
    void theContextTellsAboutTheInvocation() throws Exception {
        write(
                "index.js",
                """
                exports.handler = async (event, context) => ({
                    ...context,
                    left: context.getRemainingTimeInMillis() > 5000,
                    trace: process.env._X_AMZN_TRACE_ID,
                });
                """);
        start("nodejs20.x", "index.handler");
        assertThat(invoke("id-7", "{}").body())
                .contains(
                        "\"callbackWaitsForEmptyEventLoop\":true",
                        "\"functionName\":\"tested\"",
                        "\"functionVersion\":\"$LATEST\"",
                        "\"memoryLimitInMB\":\"256\"",
                        "\"logGroupName\":\"/aws/lambda/tested\"",
                        "\"logStreamName\":\"stream\"",
                        "\"clientContext\":{\"custom\":{\"colour\":\"blue\"}",
                        "\"invokedFunctionArn\":\"arn:aws:lambda:us-east-1:000000000000:function:tested\"",
                        "\"awsRequestId\":\"id-7\"",
                        "\"left\":true",
                        "\"trace\":\"Root=1-5bef4de7");
    }

    @Test
    void consoleLinesTellTimeRequestAndLevel() throws Exception {
        write(
                "index.js",
                """
                console.log('loading');
                exports.handler = async () => { console.warn('careful: %d', 7); };
                """);
        start("nodejs20.x", "index.handler");
        assertThat(invoke("id-1", "{}").body()).isEqualTo("null");
        awaitLine(TIME + "\tundefined\tINFO\tloading");
        awaitLine(TIME + "\tid-1\tWARN\tcareful: 7");
    }

    @Test
    void whatTheHandlerThrowsIsTheAnswerAndTheNextInvocationWorks() throws Exception {
        write(
                "index.js",
                """
                exports.handler = async (event) => {
                    if (event.bad) throw new TypeError('no such thing');
                    return 'fine';
                };
                """);
        start("nodejs20.x", "index.handler");
        RuntimeApi.Post post = invoke("id-1", "{\"bad\":true}");
        assertThat(post.path()).isEqualTo("invocation/id-1/error");
        assertThat(post.headers()).containsEntry("Lambda-Runtime-Function-Error-Type", "TypeError");
        assertThat(post.body())
                .startsWith(
                        "{\"errorType\":\"TypeError\",\"errorMessage\":\"no such thing\",\"trace\":[\"TypeError: no such thing\",");
        awaitLine(".*\tid-1\tERROR\tInvoke Error \t\\{\"errorType\":\"TypeError\".*");
        assertThat(invoke("id-2", "{}").body()).isEqualTo("\"fine\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    index.js | exports.other = 1;            | index.handler  | Runtime.HandlerNotFound
                    index.js | exports.handler = 1;          | index.handler  | Runtime.HandlerNotFound
                    index.js | exports.handler = () => {};   | missing.handler| Runtime.ImportModuleError
                    index.js | require('nowhere');           | index.handler  | Runtime.ImportModuleError
                    index.js | exports.handler = (           | index.handler  | Runtime.UserCodeSyntaxError
                    index.js | exports.handler = () => {};   | index          | Runtime.MalformedHandlerName
                    index.js | throw new RangeError('oops'); | index.handler  | RangeError
                    """)
    void aHandlerThatCannotBeHadIsAnInitError(
            String file, String source, String handler, String type) throws Exception {
        write(file, source);
        Sandbox sandbox = start("nodejs20.x", handler);
        RuntimeApi.Post post = api.take();
        assertThat(post.path()).isEqualTo("init/error");
        assertThat(post.headers()).containsEntry("Lambda-Runtime-Function-Error-Type", type);
        assertThat(post.body()).contains("\"errorType\":\"" + type + "\"");
        assertThat(ended(sandbox)).isEqualTo(new Exit.Status(1));
    }

    @Test
    void anErrorThatNobodyCatchesEndsTheRuntime() throws Exception {
        write(
                "index.js",
                "exports.handler = () => new Promise(() => { setTimeout(() => { throw new Error('late'); }, 1); });");
        Sandbox sandbox = start("nodejs20.x", "index.handler");
        RuntimeApi.Post post = invoke("id-1", "{}");
        assertThat(post.path()).isEqualTo("invocation/id-1/error");
        assertThat(post.body()).contains("\"errorMessage\":\"late\"");
        assertThat(ended(sandbox)).isEqualTo(new Exit.Status(129));
    }

    @Test
    void aRejectionThatNobodyCatchesEndsTheRuntime() throws Exception {
        write(
                "index.js",
                "exports.handler = () => new Promise(() => { Promise.reject(new Error('lost')); setTimeout(() => {}, 1000); });");
        Sandbox sandbox = start("nodejs20.x", "index.handler");
        assertThat(invoke("id-1", "{}").body())
                .contains("Runtime.UnhandledPromiseRejection", "Error: lost");
        assertThat(ended(sandbox)).isEqualTo(new Exit.Status(128));
    }

    @Test
    void aHandlerThatNeverAnswersAnswersNullWhenNothingIsLeftToDo() throws Exception {
        write("index.js", "exports.handler = () => {};");
        start("nodejs20.x", "index.handler");
        assertThat(invoke("id-1", "{}").body()).isEqualTo("null");
        assertThat(invoke("id-2", "{}").body()).isEqualTo("null");
    }

    @Test
    void largeEventsAndAnswersPass() throws Exception {
        write("index.js", "exports.handler = async (event) => event + event;");
        start("nodejs20.x", "index.handler");
        String text = "é".repeat(500_000);
        assertThat(invoke("id-1", '"' + text + '"').body()).isEqualTo('"' + text + text + '"');
    }

    @Test
    void severalAtOnceAreServedOnOneEventLoop() throws Exception {
        write(
                "index.js",
                """
                const waiting = [];
                exports.handler = async (event, context) => {
                    await new Promise((resolve) => {
                        waiting.push(resolve);
                        if (waiting.length === 4) waiting.splice(0).forEach((go) => go());
                    });
                    console.log('met');
                    return context.awsRequestId;
                };
                """);
        startConcurrent("nodejs20.x", "index.handler", 256, 4);
        for (int round = 0; round < 3; round++) {
            assertThat(meet(4, "{}"))
                    .allSatisfy((id, answer) -> assertThat(answer).isEqualTo('"' + id + '"'));
        }
        for (int i = 0; i < 4; i++) {
            awaitLine(TIME + "\tid-" + i + "\tINFO\tmet");
        }
        assertMarked();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a callback       | exports.handler = (event, context, done) => { setTimeout(() => done(null, 'fine'), 1); };
                    context.succeed  | exports.handler = (event, context) => { context.succeed('fine'); };
                    """)
    void oneOfSeveralMayAnswerBy(String way, String source) throws Exception {
        write("index.js", source);
        startConcurrent("nodejs20.x", "index.handler", 256, 4);
        assertThat(meet(6, "{}").values()).as(way).containsOnly("\"fine\"");
    }

    @Test
    void ofSeveralOneThatNeverAnswersGetsNullWhenNothingIsLeftToDo() throws Exception {
        write("index.js", "exports.handler = () => {};");
        startConcurrent("nodejs20.x", "index.handler", 256, 4);
        assertThat(meet(2, "{}").values()).containsOnly("null");
        assertThat(meet(2, "{}").values()).containsOnly("null");
    }

    @Test
    void ofSeveralTheOneThatBreaksTheProcessIsTold() throws Exception {
        write(
                "index.js",
                """
                exports.handler = (event) => new Promise(() => {
                    setInterval(() => {}, 1000);
                    if (event.bad) setTimeout(() => { throw new RangeError('too far'); }, 1);
                });
                """);
        Sandbox sandbox = startConcurrent("nodejs20.x", "index.handler", 256, 4);
        api.send("id-1", "{}");
        api.send("id-2", "{\"bad\":true}");
        RuntimeApi.Post post = api.take();
        assertThat(post.path()).isEqualTo("invocation/id-2/error");
        assertThat(post.body()).contains("\"errorType\":\"RangeError\"");
        assertThat(ended(sandbox)).isEqualTo(new Exit.Status(129));
    }
}
