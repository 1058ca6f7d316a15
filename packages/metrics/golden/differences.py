"""What public programs compute under the names of neural collapse, on the reference features (NumPy, CC0).

Each formula was read in the program's source and is written here anew; differences.json holds the values.
"""
import json

import numpy as np

data = {name: np.array(value) for name, value in json.load(open("features.json")).items()}
H, y, W, b = data["features"], data["labels"].astype(int), data["weights"], data["bias"]
n, C = len(y), y.max() + 1
sizes = np.bincount(y)
mu = np.array([H[y == c].mean(0) for c in range(C)])
norm = np.linalg.norm
simplex = (np.eye(C) - 1 / C) / np.sqrt(C - 1)
by_sample, by_class = H.mean(0), mu.mean(0)
D = H - mu[y]
within_sample = D.T @ D / n
within_class = np.mean([(D[y == c].T @ D[y == c]) / sizes[c] for c in range(C)], axis=0)


def between(centre, shares):
    M = mu - centre
    return (M * shares[:, None]).T @ M


pinv = lambda A: np.linalg.pinv(A, rcond=1e-10)
even = np.full(C, 1 / C)
unit = lambda A: A / norm(A, axis=1)[:, None]
off = np.triu_indices(C, 1)
nearest = ((H[:, None] - mu[None]) ** 2).sum(-1).argmin(1)
M = mu - by_sample
Mc = mu - by_class

ours = dict(
    pinvSample=np.trace(within_sample @ pinv(between(by_sample, sizes / n))) / C,
    pinvClass=np.trace(within_class @ pinv(between(by_class, even))) / C,
    traceSample=np.trace(within_sample) / np.trace(between(by_sample, sizes / n)),
    traceClass=np.trace(within_class) / np.trace(between(by_class, even)),
    equinormSample=norm(M, axis=1).std() / norm(M, axis=1).mean(),
    maxAngleSample=np.abs((unit(M) @ unit(M).T)[off] + 1 / (C - 1)).mean(),
    etfSample=norm(M @ M.T / norm(M @ M.T) - simplex),
    selfDualitySample=norm(W / norm(W) - M / norm(M)),
    productSample=norm(W @ M.T / norm(W @ M.T) - simplex),
    nc4=((H @ W.T + b).argmax(1) != nearest).mean(),
    nc4LargeBias=((H @ W.T + 30 * b).argmax(1) != nearest).mean(),
)
published = {
    # Papyan, Han, Donoho's notebook: the centre is the mean of class means, within-class scatter is by sample
    "notebook": dict(
        pinv=np.trace(within_sample @ pinv(between(by_class, even))),
        equinorm=norm(Mc, axis=1).std(ddof=1) / norm(Mc, axis=1).mean(),
        maxAngle=np.abs((unit(Mc) @ unit(Mc).T)[off] + 1 / (C - 1)).mean(),
        selfDuality=norm(W / norm(W) - Mc / norm(Mc)) ** 2,
    ),
    # Zhu et al.'s validation script and its descendants: classes count alike, around the mean of the samples
    "zhu": dict(
        pinv=np.trace(within_sample @ pinv(between(by_sample, even))) / C,
        nc3=norm(W @ M.T / norm(W @ M.T) - simplex),
    ),
    # neural-collapse on PyPI: the centre is the mean of class means unless it is asked otherwise
    "pypi": dict(
        etf=norm(Mc @ Mc.T / norm(Mc @ Mc.T) - simplex),
        nc3=norm(W @ Mc.T / norm(W @ Mc.T) - simplex),
        nc4=((H @ W.T).argmax(1) != nearest).mean(),
    ),
    # Beaglehole et al.'s networks: Σ_W over C·n, the traces mixed
    "agop": dict(trace=np.trace(within_sample) / C / np.trace(between(by_class, even))),
    # Seleznova et al.: a standard deviation, in the units of the features
    "ntc": dict(std=np.mean([H[y == c].std(0).mean() for c in range(C)])),
}
json.dump(dict(ours=ours, published=published), open("differences.json", "w"), indent=1)
for source, values in published.items():
    print(source, {name: round(float(value), 6) for name, value in values.items()})
print({name: round(float(value), 6) for name, value in ours.items()})
