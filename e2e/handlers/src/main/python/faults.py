"""Goes wrong in the way that the event's `fault` names; answers how often it was invoked where that is `none`."""

import os
import subprocess
import time

served = 0
kept = []


def handler(event, context):
    global served
    served += 1
    answer = FAULTS[event.get("fault", "none")](event)
    return answer or {"served": served, "requestId": context.aws_request_id}


def environment(event, context):
    return dict(os.environ)


def throw(event):
    raise ValueError("thrown on purpose")


def leak(event):
    while True:
        kept.append(b"x" * (16 << 20))


def fork(event):
    subprocess.Popen(["sleep", "3600"])
    subprocess.Popen(["sleep", "3600"], start_new_session=True)


FAULTS = {
    "none": lambda event: None,
    "throw": throw,
    "exit": lambda event: os._exit(1),
    "hang": lambda event: time.sleep(3600),
    "sleep": lambda event: time.sleep(event["millis"] / 1000),
    "leak": leak,
    "bigAnswer": lambda event: "x" * 6_300_000,
    "fork": fork,
}
