'use strict';
// The Node.js runtime: takes events from the Lambda Runtime API and gives them to the handler, one after the other, or
// as many at once on its event loop as AWS_LAMBDA_MAX_CONCURRENCY says.

require('node:fs').writeSync(1, '\u0001lungfish: the runtime runs\n'); // the platform's RuntimeMark

const http = require('node:http');
const path = require('node:path');
const fs = require('node:fs');
const util = require('node:util');
const { AsyncLocalStorage } = require('node:async_hooks');

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const concurrency = Math.max(1, Number.parseInt(process.env.AWS_LAMBDA_MAX_CONCURRENCY, 10) || 1);
const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
// An agent of their own for questions: those that wait must not hold back answers.
const questions = concurrency === 1 ? agent : new http.Agent({ keepAlive: true, maxSockets: concurrency });
const taskRoot = process.env.LAMBDA_TASK_ROOT || process.cwd();
const invocations = new Set(); // those that are being worked on
const own = new AsyncLocalStorage(); // the invocation that a piece of work belongs to

class RuntimeError extends Error {
    constructor(name, message) {
        super(message);
        this.name = name;
    }
}

// ---- The Runtime API

function call(method, route, body, headers) {
    return new Promise((resolve, reject) => {
        const asks = method === 'GET';
        const options = { host, port, agent: asks ? questions : agent, method, path: `/2018-06-01/runtime/${route}`, headers };
        const request = http.request(options, (response) => {
            const chunks = [];
            response.on('data', (chunk) => chunks.push(chunk));
            response.on('error', reject);
            response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
        });
        request.on('error', reject);
        request.setNoDelay(true);
        if (asks && concurrency > 1) {
            request.on('socket', (socket) => socket.unref()); // a question that waits is no work of the handler's
        }
        request.end(body);
    });
}

function post(route, text, headers = {}) {
    const body = Buffer.from(text, 'utf8');
    return call('POST', route, body, {
        'Content-Type': 'application/json',
        'Content-Length': body.length,
        ...headers,
    });
}

function postError(route, error) {
    const described = describe(error);
    return post(route, JSON.stringify(described), {
        'Lambda-Runtime-Function-Error-Type': described.errorType.replace(/[^\x20-\x7e]/g, '?'),
    });
}

// ---- Errors as AWS describes them

function describe(error) {
    if (util.types.isNativeError(error) || (error && error.name && error.message !== undefined)) {
        return {
            errorType: String(error.name),
            errorMessage: String(error.message),
            trace: String(error.stack || '').split('\n'),
        };
    }
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

function describeWithFields(error) {
    const described = describe(error);
    const fields = error !== null && typeof error === 'object' ? { ...error } : {};
    return JSON.stringify({
        errorType: described.errorType,
        errorMessage: described.errorMessage,
        ...fields,
        stack: described.trace,
    });
}

// ---- The console

const levels = { log: 'INFO', info: 'INFO', debug: 'DEBUG', warn: 'WARN', error: 'ERROR', trace: 'TRACE' };

function patchConsole() {
    for (const [method, level] of Object.entries(levels)) {
        console[method] = (...values) => {
            let text = util.format(...values);
            if (method === 'trace') {
                text = new Error(text).stack.replace(/^Error/, 'Trace');
            }
            log(level, text);
        };
    }
}

/** The invocation that this is done for, as far as one can tell. */
function current() {
    const [first] = invocations;
    return concurrency === 1 ? first : own.getStore() ?? (invocations.size === 1 ? first : undefined);
}

function log(level, text) {
    const id = current()?.id ?? 'undefined';
    process.stdout.write(`${new Date().toISOString()}\t${id}\t${level}\t${text}\n`);
}

// ---- The handler

async function loadHandler(name) {
    if (!name || name.includes('..')) {
        throw new RuntimeError('Runtime.MalformedHandlerName', `'${name}' is not a valid handler name. Use a name like index.handler.`);
    }
    const base = path.basename(name);
    const dot = base.indexOf('.');
    if (dot < 1 || dot === base.length - 1) {
        throw new RuntimeError('Runtime.MalformedHandlerName', 'Bad handler');
    }
    const module = await loadModule(path.join(path.dirname(name), base.slice(0, dot)));
    const handler = base.slice(dot + 1).split('.').reduce((from, key) => (from ? from[key] : undefined), module);
    if (handler === undefined) {
        throw new RuntimeError('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
    }
    if (typeof handler !== 'function') {
        throw new RuntimeError('Runtime.HandlerNotFound', `${name} is not a function`);
    }
    return handler;
}

async function loadModule(name) {
    const file = ['', '.js', '.mjs', '.cjs']
        .map((extension) => path.resolve(taskRoot, name + extension))
        .find((candidate) => fs.statSync(candidate, { throwIfNoEntry: false })?.isFile());
    try {
        if (file === undefined) {
            return require(require.resolve(name, { paths: [taskRoot] }));
        }
        return isEsModule(file) ? await import(require('node:url').pathToFileURL(file)) : require(file);
    } catch (error) {
        if (error instanceof SyntaxError) {
            throw withName(error, 'Runtime.UserCodeSyntaxError');
        }
        if (error?.code === 'MODULE_NOT_FOUND' || error?.code === 'ERR_MODULE_NOT_FOUND') {
            throw withName(error, 'Runtime.ImportModuleError');
        }
        throw error;
    }
}

/** A `.js` file is what the nearest package.json says. */
function isEsModule(file) {
    if (!file.endsWith('.js')) {
        return file.endsWith('.mjs');
    }
    for (let directory = path.dirname(file); ; directory = path.dirname(directory)) {
        const manifest = path.join(directory, 'package.json');
        if (fs.existsSync(manifest)) {
            return JSON.parse(fs.readFileSync(manifest, 'utf8')).type === 'module';
        }
        if (directory === taskRoot || directory === path.dirname(directory)) {
            return false;
        }
    }
}

function withName(error, name) {
    const renamed = new RuntimeError(name, String(error));
    renamed.stack = `${name}: ${error.stack || error}`;
    return renamed;
}

// ---- An invocation

class Invocation {
    constructor(headers) {
        this.id = headers['lambda-runtime-aws-request-id'];
        this.waitsForEmptyEventLoop = true;
        this.context = this.#context(headers);
    }

    /** Resolves with the handler's answer, however it gives it. */
    run(handler, event) {
        return new Promise((resolve, reject) => {
            this.resolve = resolve;
            this.reject = reject;
            this.whenIdle = () => resolve(null);
            const callback = (error, answer) => this.finish(error, answer);
            let returned;
            try {
                returned = handler(event, this.context, callback);
            } catch (error) {
                reject(error);
                return;
            }
            if (typeof returned?.then === 'function') {
                if (concurrency > 1) {
                    this.whenIdle = null; // what it waits for may come with another invocation
                }
                returned.then(resolve, reject);
            }
        });
    }

    /** The callback's way to answer: by default only when nothing is left to do, which others must not decide. */
    finish(error, answer) {
        const settle = () => (error === undefined || error === null ? this.resolve(answer) : this.reject(error));
        if (this.waitsForEmptyEventLoop && concurrency === 1) {
            this.whenIdle = settle;
        } else {
            settle();
        }
    }

    #context(headers) {
        const invocation = this;
        const deadline = Number(headers['lambda-runtime-deadline-ms']);
        const done = (error, answer) => {
            invocation.waitsForEmptyEventLoop = false;
            invocation.finish(error, answer);
        };
        return {
            get callbackWaitsForEmptyEventLoop() {
                return invocation.waitsForEmptyEventLoop;
            },
            set callbackWaitsForEmptyEventLoop(value) {
                invocation.waitsForEmptyEventLoop = Boolean(value);
            },
            functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
            functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
            memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
            logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
            logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
            clientContext: parsed(headers['lambda-runtime-client-context']),
            identity: parsed(headers['lambda-runtime-cognito-identity']),
            invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
            awsRequestId: this.id,
            tenantId: headers['lambda-runtime-aws-tenant-id'],
            getRemainingTimeInMillis: () => deadline - Date.now(),
            done,
            succeed: (answer) => done(null, answer),
            fail: (error) => done(error ?? 'handled'),
        };
    }
}

function parsed(text) {
    return text ? JSON.parse(text) : undefined;
}

function encoded(answer) {
    try {
        return JSON.stringify(answer === undefined ? null : answer) ?? 'null';
    } catch (error) {
        throw new RuntimeError('Runtime.MarshalError', 'Unable to stringify response body: ' + error.message);
    }
}

async function serve(handler) {
    for (;;) {
        const { headers, body } = await call('GET', 'invocation/next');
        const invocation = new Invocation(headers);
        begin(invocation);
        if (concurrency === 1) {
            process.env._X_AMZN_TRACE_ID = headers['lambda-runtime-trace-id'] || '';
        }
        try {
            const run = () => work(invocation, handler, body);
            await (concurrency === 1 ? run() : own.run(invocation, run));
        } finally {
            end(invocation);
        }
    }
}

async function work(invocation, handler, body) {
    try {
        const event = body.length === 0 ? undefined : JSON.parse(body.toString('utf8'));
        const answer = encoded(await invocation.run(handler, event));
        await post(`invocation/${invocation.id}/response`, answer);
    } catch (error) {
        log('ERROR', `Invoke Error \t${describeWithFields(error)}`);
        await postError(`invocation/${invocation.id}/error`, error);
    }
}

/** What keeps the process alive while only questions wait: nothing of the handler's is left to do then. */
const idle = concurrency === 1 ? null : setInterval(() => {}, 1 << 30);

function begin(invocation) {
    invocations.add(invocation);
    idle?.unref();
}

function end(invocation) {
    invocations.delete(invocation);
    if (invocations.size === 0) {
        idle?.ref();
    }
}

/** Nothing can be relied on after this: report it, and end. */
async function fatal(title, error, status) {
    log('ERROR', `${title} \t${describeWithFields(error)}`);
    try {
        const failed = current();
        if (failed !== undefined) {
            await postError(`invocation/${failed.id}/error`, error);
        } else if (invocations.size === 0) {
            await postError('init/error', error);
        }
    } finally {
        process.exit(status);
    }
}

async function main() {
    patchConsole();
    process.on('beforeExit', () => {
        invocations.forEach((invocation) => invocation.whenIdle?.());
        idle?.ref();
    });
    process.on('uncaughtException', (error) => fatal('Uncaught Exception', error, 129));
    process.on('unhandledRejection', (reason) => {
        const error = new RuntimeError('Runtime.UnhandledPromiseRejection', String(reason));
        error.reason = reason;
        fatal('Unhandled Promise Rejection', error, 128);
    });
    let handler;
    try {
        handler = await loadHandler(process.env._HANDLER);
    } catch (error) {
        await fatal('Uncaught Exception', error, 1);
    }
    await Promise.all(Array.from({ length: concurrency }, () => serve(handler)));
}

main();
