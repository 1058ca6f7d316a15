import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: KernelPrediction","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/KernelPrediction.md","filePath":"api/ntk/interfaces/KernelPrediction.md"}');
const _sfc_main = { name: "api/ntk/interfaces/KernelPrediction.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-kernelprediction" tabindex="-1">Interface: KernelPrediction <a class="header-anchor" href="#interface-kernelprediction" aria-label="Permalink to &quot;Interface: KernelPrediction&quot;">​</a></h1><p>The residual under a kernel and under its closest block model.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-blocks"></a> <code>blocks</code></td><td><code>readonly</code></td><td><a href="./ClosestBlockKernel.html"><code>ClosestBlockKernel</code></a></td><td>-</td></tr><tr><td><a id="property-rows"></a> <code>rows</code></td><td><code>readonly</code></td><td><code>object</code>[]</td><td>-</td></tr><tr><td><a id="property-spectrum"></a> <code>spectrum</code></td><td><code>readonly</code></td><td><a href="./Eigenvalue.html"><code>Eigenvalue</code></a>[]</td><td>Eigenvalues of the block model, ascending, with multiplicities.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/KernelPrediction.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KernelPrediction = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KernelPrediction as default
};
