"""Answers one JSON request a line: {"setup": code} or {"run": code, "items": m, "times": n}."""
import json
import sys
import time

import numpy as np

namespace = {}


def answer(request):
    if "setup" in request:
        namespace.clear()
        namespace.update({"np": np, "time": time})
        exec(request["setup"], namespace)
        return {}
    code = compile(request["run"], "<bench>", "exec")
    times = request["times"]
    return {"seconds": [time_item(code, times) for _ in range(request["items"])]}


def time_item(code, times):
    start = time.perf_counter()
    for _ in range(times):
        exec(code, namespace)
    return (time.perf_counter() - start) / times


for line in sys.stdin:
    try:
        reply = answer(json.loads(line))
    except Exception as error:  # the harness decides what a failure means
        reply = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(reply), flush=True)
