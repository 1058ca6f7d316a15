"""Writes test/fixtures/torch.json: small files of torch.save with the values that PyTorch reads from them.

Made once with Debian 12's python3-torch (1.13) and python3-numpy; later versions' layouts are imitated at the end.
Run: python3 scripts/torch-corpus.py > test/fixtures/torch.json
"""
import argparse, base64, collections, io, json, os, pickle, sys, zipfile, zlib
import numpy as np
import torch

torch.manual_seed(0)
files = []


def flat(tensor):
    values = tensor.detach().to(torch.float64) if tensor.dtype != torch.int64 else tensor
    return [str(v) for v in values.flatten().tolist()]


def add(name, content, expected, refused=None):
    packed = base64.b64encode(zlib.compress(content, 9)).decode()
    files.append({"name": name, "zlib": packed, "expected": expected, **({"refused": refused} if refused else {})})


def save(name, value, expected, **options):
    buffer = io.BytesIO()
    torch.save(value, buffer, **options)
    tensors = [{"key": k, "shape": list(t.shape), "values": flat(t)} for k, t in expected.items()]
    add(name, buffer.getvalue(), tensors)


base = torch.arange(24, dtype=torch.float32).reshape(4, 6) / 4
numbers = {}
for dtype in [torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16,
              torch.int8, torch.uint8, torch.bool]:
    numbers[str(dtype)[6:]] = torch.tensor([0, 1, 3, 2]).to(dtype)
save("dtypes", numbers, numbers)
views = {"whole": base, "transposed": base.T, "columns": base[:, 1:5:2], "rows": base[2:], "offset": base.flatten()[5:9],
         "expanded": base[1].expand(3, 6), "cube": base.reshape(2, 2, 6).permute(2, 0, 1), "scalar": torch.tensor(2.5),
         "empty": torch.zeros(0, 6)}
save("views", views, views)
linear = torch.nn.Linear(3, 2)
model = torch.nn.Sequential(collections.OrderedDict(body=torch.nn.Linear(4, 3), norm=torch.nn.BatchNorm1d(3), fc=linear))
save("state-dict", model.state_dict(), {k: v for k, v in model.state_dict().items()})
nested = {"out": {"h": [base, base.T], "name": "resnet"}, "out.h.1": base[:1], "args": argparse.Namespace(lr=0.1, tags=["a"]),
          "epoch": 12, "losses": [0.5, 0.25], "parameter": torch.nn.Parameter(base[0]), "size": base.size(),
          "device": torch.device("cpu"), "dtype": torch.float32, 3: base[1], "none": None, "flag": True}
save("nested", nested, {"out.h.0": base, "out.h.1": base[:1], "parameter": base[0], "3": base[1],
                        "losses": torch.tensor([0.5, 0.25], dtype=torch.float64), "epoch": torch.tensor(12)})
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
model(torch.randn(5, 4)).sum().backward()
optimizer.step()
save("checkpoint", {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": 3},
     {"model.fc.weight": linear.weight, "optimizer.state.0.momentum_buffer": optimizer.state_dict()["state"][0]["momentum_buffer"]})
array = np.arange(6, dtype=">i2").reshape(2, 3)
save("numpy", {"X": np.asfortranarray(np.arange(6.0).reshape(2, 3)), "swapped": array, "y": np.array([3, 1]),
               "names": np.array(["ä", "bc"]), "scalar": np.float32(1.5), "list": [np.int64(7), np.int64(8)]},
     {"X": torch.arange(6.0, dtype=torch.float64).reshape(2, 3), "swapped": torch.arange(6).reshape(2, 3),
      "y": torch.tensor([3, 1]), "scalar": torch.tensor(1.5), "list": torch.tensor([7, 8])})
save("tensor", base, {"": base})
for protocol in [3, 4, 5]:
    save(f"protocol-{protocol}", {"X": base, "a": np.arange(3.0)},
         {"X": base, "a": torch.arange(3, dtype=torch.float64)}, pickle_protocol=protocol)

old = io.BytesIO()
torch.save({"X": base}, old, _use_new_zipfile_serialization=False)
add("old", old.getvalue(), [], "one of the format before")
add("pickle", pickle.dumps({"a": 1}), [], "a plain pickle")
whole = io.BytesIO()
torch.save(linear, whole)
add("module", whole.getvalue(), [], "torch.nn.modules.linear.Linear")


class Runs:
    def __reduce__(self):
        return os.system, ("echo ran > /tmp/ran",)


evil = io.BytesIO()
torch.save({"X": base, "run": Runs()}, evil)
add("runs", evil.getvalue(), [], "posix.system")


def later(name, value_bytes, records, expected):
    """A file as versions 2.x lay it out: byteorder, format version, alignment, storages by any type."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, content in [("data.pkl", value_bytes), (".format_version", b"1"), (".storage_alignment", b"64"), *records,
                              ("version", b"3\n"), (".data/serialization_id", b"1")]:
            archive.writestr(f"later/{path}", content)
    add(name, buffer.getvalue(), expected)


def text(word):
    return b"X" + len(word).to_bytes(4, "little") + word.encode()


def rebuilt(function, storage, count, rest):
    reference = b"(" + text("storage") + b"c" + storage + b"\n" + text("0") + text("cpu") + b"K" + bytes([count]) + b"tQ"
    return b"c" + function + b"\n(" + reference + b"K\x00K\x02K\x02\x86K\x02K\x01\x86\x89ccollections\nOrderedDict\n)R" + rest + b"tR"


four = [{"key": "X", "shape": [2, 2], "values": ["1.0", "2.0", "3.0", "4.0"]}]
body = rebuilt(b"torch._utils\n_rebuild_tensor_v2", b"torch\nFloatStorage", 4, b"")
for order, code in [("little", "<f4"), ("big", ">f4")]:
    later(f"later-{order}", b"\x80\x02}" + text("X") + body + b"s.",
          [("byteorder", order.encode()), ("data/0", np.arange(1, 5).astype(code).tobytes())], four)
body = rebuilt(b"torch._utils\n_rebuild_tensor_v3", b"torch.storage\nUntypedStorage", 8, b"ctorch\nuint16\nN")
later("later-untyped", b"\x80\x02}" + text("X") + body + b"s.",
      [("byteorder", b"little"), ("data/0", np.arange(1, 5).astype("<u2").tobytes())], four)

json.dump({"torch": torch.__version__, "numpy": np.__version__, "files": files}, sys.stdout, indent=1, ensure_ascii=False)
