"""Neural-collapse metrics from a Python training loop, through a pipe to `collapsar metrics -`.

    with Collapsar(["--weights", "W.npy"]) as nc:
        for h, labels in loader:          # NumPy arrays or torch tensors, a batch at a time
            nc.add(h, labels)
        row = nc.end()                    # {"nc1": {"traceRatio": ...}, ...}
        print(epoch, row["nc1"]["traceRatio"])

Needs NumPy and the command: `npm install -g collapsar`, or `command=["npx", "collapsar"]`.
W.npy is read anew for each row: save the classifier before `end`.
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


def _widen(pipe):
    """Lets a pipe of Linux hold 1 MiB in place of 64 KiB, so that neither side waits so often."""
    try:
        import fcntl
        fcntl.fcntl(pipe, 1031, 2**20)  # F_SETPIPE_SZ
    except (ImportError, OSError):
        pass


class Collapsar:
    """A running `collapsar metrics -`; `add` sends a batch, `end` returns what was measured since the last end."""

    def __init__(self, options=(), command=("collapsar",)):
        arguments = [*command, "metrics", "-", "--json", "--quiet", *options]
        self._process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        _widen(self._process.stdin)

    def _send(self, array):
        array = np.ascontiguousarray(array)
        values = array.reshape(-1).view(np.uint8)  # as it lies in memory: nothing is copied
        header = io.BytesIO()
        np.lib.format.write_array_header_1_0(header, np.lib.format.header_data_from_array_1_0(array))
        try:
            self._process.stdin.write(header.getbuffer())
            self._process.stdin.write(values)
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
