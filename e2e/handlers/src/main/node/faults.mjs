// Goes wrong in the way that the event's `fault` names; answers how often it was invoked where that is `none`.
import { spawn } from "node:child_process";

let served = 0;
const kept = [];

const faults = {
  none: () => {},
  throw: () => {
    throw new TypeError("thrown on purpose");
  },
  throwLater: () =>
    new Promise(() => {
      setImmediate(() => {
        throw new RangeError("thrown where nobody catches");
      });
    }),
  exit: () => process.exit(1),
  hang: () => new Promise(() => setInterval(() => {}, 1000)),
  spin: () => {
    for (;;);
  },
  sleep: ({ millis }) => new Promise((resolve) => setTimeout(resolve, millis)),
  leak: () => {
    for (;;) kept.push(Buffer.alloc(16 << 20, 1));
  },
  bigAnswer: () => "x".repeat(6_300_000),
  fork: () => {
    spawn("sleep", ["3600"], { stdio: "ignore" });
    spawn("sleep", ["3600"], { stdio: "ignore", detached: true }).unref();
  },
};

export const handler = async (event, context) => {
  served += 1;
  const answer = await faults[event.fault ?? "none"](event);
  return answer ?? { served, requestId: context.awsRequestId };
};

export const environment = async () => process.env;
