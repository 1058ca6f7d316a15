/**
 * Without the embedded wasm: what a page pays that needs one metric (the condition is in packages/linalg/README.md).
 */
const oneMetric = {
  name: "one metric, js alone",
  path: "packages/metrics/dist/index.js",
  import: "{ nc1TraceRatio }",
  gzip: true,
  limit: "25 kB",
  modifyEsbuildConfig: (config) => ({ ...config, conditions: ["@collapsar/js", "module"] }),
};

export default [
  { name: "@collapsar/linalg", path: "packages/linalg/dist/index.js", limit: "66 kB" },
  { name: "@collapsar/kernels", path: "packages/kernels/dist/index.js", limit: "69 kB" },
  { name: "@collapsar/metrics", path: "packages/metrics/dist/index.js", limit: "79 kB" },
  { name: "@collapsar/datasets", path: "packages/datasets/dist/index.js", limit: "245 kB" },
  { name: "@collapsar/plot", path: "packages/plot/dist/index.js", limit: "105 kB" },
  {
    name: "@collapsar/tfjs-backend",
    path: "packages/tfjs-backend/dist/index.js",
    limit: "57 kB",
    ignore: ["@tensorflow/*"],
  },
  { name: "@collapsar/rfm", path: "packages/rfm/dist/index.js", limit: "110 kB" },
  { name: "@collapsar/ntk", path: "packages/ntk/dist/index.js", limit: "73 kB" },
  { name: "@collapsar/nn", path: "packages/nn/dist/index.js", limit: "97 kB", ignore: ["@tensorflow/*"] },
  {
    name: "@collapsar/experiments",
    path: "packages/experiments/dist/index.js",
    limit: "542 kB",
    ignore: ["@tensorflow/*"],
  },
  oneMetric,
];
