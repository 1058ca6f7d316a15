/**
 * The floors of the house (CONTRIBUTING.md): a package imports lower floors only, by name, and nothing imports in a
 * circle.
 */
const floors = [
  ["linalg"],
  ["kernels", "metrics", "datasets", "plot", "tfjs-backend"],
  ["rfm", "ntk", "nn"],
  ["experiments"],
];

/** One rule a package: everything on its own floor and above is out of reach, its own folder excepted. */
const floorRules = floors.flatMap((names, floor) =>
  names.map((name) => ({
    name: `${name}-imports-lower-floors-only`,
    severity: "error",
    from: { path: `^packages/${name}/src` },
    to: {
      path: `^(packages/(${floors.slice(floor).flat().join("|")})|apps)/`,
      pathNot: `^packages/${name}/`,
    },
  })),
);

/** The files beside the folders, all but the doors and what gathers the folders. */
const beside = (...doors) => new RegExp(`(?!(?:${["index", "parts", ...doors].join("|")})\\.ts$)[^/]+$`);

/** The rooms of each source folder, and the files beside them, lowest first: a file imports its own room and lower ones. */
const rooms = {
  "packages/linalg": [
    "matrix",
    "check",
    beside("engine"),
    "special",
    "engine",
    "backends/(?:js|wasm)",
    "dispatch",
    "backends/native",
    "dense",
    "random",
    "decompose",
    "gram",
    "iterative",
    "ode",
  ],
  "packages/kernels": [
    beside(),
    "operations/js",
    "operations/wasm",
    "operations",
    "activations",
    "linear",
    "adaptive",
    "classical",
    "combine",
    "neural",
    "regression",
  ],
  "packages/metrics": [
    beside(),
    "operations/js",
    "operations/wasm",
    "operations",
    "statistics",
    "pairs",
    "classifier",
    "spectra",
    "depth",
    "features",
    "kernel",
    "ood",
    "regression",
    "suite",
  ],
  "packages/datasets": [
    "choices",
    beside(),
    "bundled",
    "bytes",
    "table",
    "csv",
    "read/(?:numpy|parquet)",
    "read/torch",
    "read",
    "node/files",
    "transform",
    "node",
    "onnx",
    "write",
  ],
  "packages/plot": [beside(), "image", "figure", "svg"],
  "packages/tfjs-backend": ["engine", "kernels", "native"],
  "packages/rfm": [
    "choices",
    beside(),
    "machine",
    "agop",
    "solver",
    "rfm",
    "tree",
    "tune",
    "model",
    "api",
    "file",
    "deep",
    "theory",
  ],
  "packages/ntk": [beside(), "kernel", "state", "flow", "residual", "run"],
  "packages/nn": ["choices", beside("native"), "architectures", "backend", "training", "probes"],
  "packages/experiments": [
    beside("registry", "load-experiment", "run-trials"),
    "agop",
    "nn/training",
    "compare",
    "demo",
    "kk/sweep",
    "kk",
    "prediction",
    "nn/(?:dense|fcn)",
    "nn",
    "net",
    "ntc",
    /(?:registry|load-experiment|run-trials)\.ts$/,
    "results",
    "report",
    "run",
  ],
  "apps/cli": [
    "output",
    "contract",
    "files",
    "machine",
    "data-argument",
    "experiment-run",
    "engines/(?:bullmq|slurm)",
    "engines",
    "start-run",
    "named-kernel",
    "measure",
    "metric-series",
    "commands/(?!completion).+",
    "commands",
    "commands/completion",
    "shell",
  ],
};

/** The paths of a room's files below its package's sources. */
const filesOf = (room) => (room instanceof RegExp ? room.source : `${room}/[^/]+$`);

const roomRules = Object.entries(rooms).flatMap(([owner, order]) =>
  order.slice(0, -1).map((room, at) => ({
    name: `${owner.split("/")[1]}-${room instanceof RegExp ? "files-beside-the-folders" : room}-imports-lower-rooms-only`,
    severity: "error",
    from: { path: `^${owner}/src/(?:${filesOf(room)})` },
    to: {
      path: `^${owner}/src/(?:${order
        .slice(at + 1)
        .map(filesOf)
        .join("|")})`,
    },
  })),
);

module.exports = {
  forbidden: [
    ...floorRules,
    ...roomRules,
    {
      name: "commands-stand-apart",
      comment: "a command imports no other: what several share has a folder of its own beside commands/",
      severity: "error",
      from: { path: "^apps/cli/src/commands/([^/]+)/" },
      to: { path: "^apps/cli/src/commands/[^/]+/", pathNot: "^apps/cli/src/commands/$1/" },
    },
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "packages-by-name",
      comment: "another package is imported by its name, never by a relative path",
      severity: "error",
      from: { path: "^(?:packages|apps)/([^/]+)/src" },
      to: {
        path: "^(?:packages|apps)/",
        pathNot: "^(?:packages|apps)/$1/",
        dependencyTypes: ["local"],
      },
    },
    {
      name: "platform-free-packages",
      comment: "only the /node and /native subpaths and the apps may use what Node alone has",
      severity: "error",
      from: {
        path: "^packages/[^/]+/src/",
        pathNot: "^packages/(datasets/src/node|linalg/src/backends/native|tfjs-backend/src/native)/",
      },
      to: { dependencyTypes: ["core"] },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "declared-as-dependency",
      severity: "error",
      from: { path: "^(packages|apps)/[^/]+/src" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg"], dependencyTypesNot: ["type-only", "npm-peer"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["@collapsar/source", "types", "import", "node", "default"],
    },
  },
};
