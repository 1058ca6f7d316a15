import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"API reference","description":"","frontmatter":{},"headers":[],"relativePath":"api/index.md","filePath":"api/index.md"}');
const _sfc_main = { name: "api/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="api-reference" tabindex="-1">API reference <a class="header-anchor" href="#api-reference" aria-label="Permalink to &quot;API reference&quot;">​</a></h1><p>Made from the doc comments of the sources: what a function computes, its formula, its source, shapes, and what it refuses.</p><table tabindex="0"><thead><tr><th>package</th><th>what it holds</th></tr></thead><tbody><tr><td><a href="./linalg/"><code>@collapsar/linalg</code></a></td><td>Dense linear algebra for Collapsar: row-major matrices over typed arrays with js, wasm and native backends.</td></tr><tr><td><a href="./linalg-native/"><code>@collapsar/linalg/native</code></a></td><td>The BLAS and LAPACK of the machine, in Node.</td></tr><tr><td><a href="./kernels/"><code>@collapsar/kernels</code></a></td><td>Kernels as values: NNGP, NTK, classical kernels, Gaussian processes and the adaptive kernel.</td></tr><tr><td><a href="./metrics/"><code>@collapsar/metrics</code></a></td><td>Neural-collapse metrics NC1 to NC5 from features, streaming and mergeable, and NC1 from a kernel alone.</td></tr><tr><td><a href="./datasets/"><code>@collapsar/datasets</code></a></td><td>Data for neural-collapse studies: bundled real sets, synthetic mixtures, and readers for IDX, CIFAR, CSV, NPY, NPZ, Parquet and safetensors.</td></tr><tr><td><a href="./datasets-node/"><code>@collapsar/datasets/node</code></a></td><td>The part that needs Node: files, downloads, streams.</td></tr><tr><td><a href="./plot/"><code>@collapsar/plot</code></a></td><td>Figures from rows: lines with bands, bars and Gram pictures, as SVG in Node and in browsers from one function.</td></tr><tr><td><a href="./rfm/"><code>@collapsar/rfm</code></a></td><td>Average gradient outer product, recursive feature machines and Deep RFM.</td></tr><tr><td><a href="./ntk/"><code>@collapsar/ntk</code></a></td><td>Block-structured neural tangent kernels: spectrum, phases, dynamics and the invariant that ends in collapse.</td></tr><tr><td><a href="./nn/"><code>@collapsar/nn</code></a></td><td>Networks on TensorFlow.js with the probes of the neural-collapse papers: training, features, empirical NTK, AGOP of sub-networks.</td></tr><tr><td><a href="./experiments/"><code>@collapsar/experiments</code></a></td><td>Experiments as data and pure functions: trials, rows, summaries, figures and checks.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
