"""Neural-collapse metrics from a Python training loop, through a pipe to `collapsar metrics -`.

    with Collapsar(["--weights", "W.npy"]) as nc:
        for h, labels in loader:          # NumPy arrays or torch tensors, a batch at a time
            nc.add(h, labels)
        row = nc.end()                    # {"nc1": {"traceRatio": ...}, ...}
        print(epoch, row["nc1"]["traceRatio"])

Needs NumPy and the command: `npm install -g @collapsar/cli`, or `command=["npx", "@collapsar/cli"]`.
"""
import io
import json
import subprocess

import numpy as np


def _array(values):
    """A NumPy array of a NumPy array, a list or a torch tensor on any device."""
    if hasattr(values, "detach"):
        values = values.detach().cpu()
        if str(values.dtype) == "torch.bfloat16":
            values = values.float()
        values = values.numpy()
    return np.asarray(values)


class Collapsar:
    """A running `collapsar metrics -`; `add` sends a batch, `end` returns what was measured since the last end."""

    def __init__(self, options=(), command=("collapsar",)):
        arguments = [*command, "metrics", "-", "--json", "--quiet", *options]
        self._process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def _send(self, array):
        buffer = io.BytesIO()  # numpy.save seeks, and a pipe cannot
        np.save(buffer, array, allow_pickle=False)
        try:
            self._process.stdin.write(buffer.getbuffer())
            self._process.stdin.flush()
        except BrokenPipeError:
            self._fail()

    def _fail(self):
        code = self._process.wait()
        raise RuntimeError(f"collapsar ended with code {code}; its message stands above")

    def add(self, features, labels):
        """Sends a batch: n x p features (further axes are laid side by side) and n labels."""
        features, labels = _array(features), _array(labels)
        features = features.reshape(len(features), -1)
        if len(features) == 0:
            return
        if len(features) != len(labels):
            raise ValueError(f"{len(features)} rows of features need as many labels, got {len(labels)}")
        self._send(features)
        self._send(labels)

    def end(self):
        """Ends a measurement and returns its row."""
        self._send(np.empty((0, 1)))
        line = self._process.stdout.readline()
        return json.loads(line) if line else self._fail()

    def close(self):
        """Ends the command."""
        if not self._process.stdin.closed:
            try:
                self._process.stdin.close()
            except BrokenPipeError:
                pass
        self._process.stdout.close()
        self._process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
