"""A network that Collapsar trained, in PyTorch: the same layers, the same names, the same weights.

    net, metadata = load("weights.safetensors")
    logits = net(images)                 # n x channels x height x width, or n x inputs
    features = net.layer(images, metadata["features"])
"""
import json
import struct

import torch
import torch.nn as nn
import torch.nn.functional as F


def read_safetensors(path):
    """Float32 tensors by name, and the file's metadata."""
    data = open(path, "rb").read()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        start, end = (8 + length + offset for offset in entry["data_offsets"])
        tensors[name] = torch.frombuffer(bytearray(data[start:end]), dtype=torch.float32).reshape(entry["shape"])
    return tensors, metadata


class Network(nn.Module):
    """Each layer with parameters is a module of its own, under Collapsar's id."""

    def __init__(self, graph):
        super().__init__()
        self.graph = graph
        shapes = {layer["id"]: layer["shape"] for layer in graph["layers"]}
        for layer in graph["layers"]:
            op, channels = layer["operation"], shapes[layer["inputs"][0]][-1] if layer["inputs"] else 0
            if op["kind"] == "dense":
                self.add_module(layer["id"], nn.Linear(channels, op["units"], bias=op["bias"]))
            if op["kind"] == "conv":
                self.add_module(layer["id"], nn.Conv2d(channels, op["filters"], op["size"], op["stride"], bias=op["bias"]))
            if op["kind"] == "batchNorm":
                norm = nn.BatchNorm1d if len(layer["shape"]) == 1 else nn.BatchNorm2d
                self.add_module(layer["id"], norm(channels, eps=op["epsilon"], momentum=1 - op["momentum"]))

    def forward(self, x):
        return self.layer(x, self.graph["output"])

    def layer(self, x, name):
        values = {}
        for layer in self.graph["layers"]:
            values[layer["id"]] = self._apply_layer(layer, [values[i] for i in layer["inputs"]] or [x])
            if layer["id"] == name:
                return values[name]

    def _apply_layer(self, layer, inputs):
        op, x = layer["operation"], inputs[0]
        kind = op["kind"]
        if kind in ("dense", "batchNorm"):
            return getattr(self, layer["id"])(x)
        if kind == "conv":
            return getattr(self, layer["id"])(F.pad(x, padding(op, x)))
        if kind == "activation":
            return {"relu": F.relu, "tanh": torch.tanh, "erf": torch.erf}[op["name"]](x)
        if kind == "pool" and op["mode"] == "max":
            return F.max_pool2d(x, op["size"], op["stride"], op["padding"])
        if kind == "pool":
            counted = op.get("countPadding", False)
            return F.avg_pool2d(x, op["size"], op["stride"], op["padding"], count_include_pad=counted)
        if kind == "adaptiveAveragePool":
            return F.adaptive_avg_pool2d(x, op["size"])
        if kind == "globalAveragePool":
            return x.mean((2, 3))
        if kind == "flatten":
            return x.flatten(1)
        if kind == "add":
            return sum(inputs)
        return torch.cat(inputs, 1) if kind == "concat" else x


def padding(op, x):
    """Left, right, top, bottom; "same" puts the odd pixel behind, as TensorFlow does."""
    if op["padding"] != "same":
        return [op["padding"]] * 4
    sides = []
    for extent in (x.shape[3], x.shape[2]):
        total = max(0, (-(-extent // op["stride"]) - 1) * op["stride"] + op["size"] - extent)
        sides += [total // 2, total - total // 2]
    return sides


def load(path):
    """The network of a file that `collapsar train` or `writeTorchWeights` wrote, in evaluation mode, and its graph."""
    tensors, metadata = read_safetensors(path)
    graph = json.loads(metadata["network"])
    network = Network(graph)
    network.load_state_dict(tensors)
    return network.eval(), graph
