/** The floors of the house (CONTRIBUTING.md): a package imports lower floors only, by name, and nothing imports in a circle. */
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

/** The rooms of a package, lowest first: a file imports its own room and lower ones. */
const rooms = {
  linalg: [
    "matrix",
    "check",
    "special",
    "engine",
    "backends/(js|wasm)",
    "dispatch",
    "dense",
    "random",
    "decompose",
    "gram",
    "iterative",
    "ode",
  ],
  ntk: ["kernel", "residual", "state", "flow", "run"],
};

const roomRules = Object.entries(rooms).flatMap(([name, order]) =>
  order.slice(0, -1).map((room, at) => ({
    name: `${name}-${room}-imports-lower-rooms-only`,
    severity: "error",
    from: { path: `^packages/${name}/src/${room}/` },
    to: { path: `^packages/${name}/src/(${order.slice(at + 1).join("|")})/` },
  })),
);

module.exports = {
  forbidden: [
    ...floorRules,
    ...roomRules,
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
