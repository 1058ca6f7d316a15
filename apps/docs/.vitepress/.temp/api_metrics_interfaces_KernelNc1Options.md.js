import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: KernelNc1Options","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/KernelNc1Options.md","filePath":"api/metrics/interfaces/KernelNc1Options.md"}');
const _sfc_main = { name: "api/metrics/interfaces/KernelNc1Options.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-kernelnc1options" tabindex="-1">Interface: KernelNc1Options <a class="header-anchor" href="#interface-kernelnc1options" aria-label="Permalink to &quot;Interface: KernelNc1Options&quot;">​</a></h1><p>Options of kernel NC1.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-dtype"></a> <code>dtype?</code></td><td><code>readonly</code></td><td><a href="./../../linalg/type-aliases/Dtype.html"><code>Dtype</code></a></td><td>Element type of the tiles; defaults to that of X.</td></tr><tr><td><a id="property-pairbudget"></a> <code>pairBudget?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Pairs i ≤ j that are summed exactly; beyond them NC1 is estimated from samples. Defaults to 2·10¹⁰ (n = 200,000).</td></tr><tr><td><a id="property-samplepairs"></a> <code>samplePairs?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Pairs that an estimate draws; defaults to 5·10⁸.</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Seed of an estimate; defaults to 0.</td></tr><tr><td><a id="property-tile"></a> <code>tile?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Rows a side of one tile; defaults to 1024.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/KernelNc1Options.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KernelNc1Options = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KernelNc1Options as default
};
