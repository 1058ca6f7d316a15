import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: KernelNc1Bounds","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/KernelNc1Bounds.md","filePath":"api/metrics/interfaces/KernelNc1Bounds.md"}');
const _sfc_main = { name: "api/metrics/interfaces/KernelNc1Bounds.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-kernelnc1bounds" tabindex="-1">Interface: KernelNc1Bounds <a class="header-anchor" href="#interface-kernelnc1bounds" aria-label="Permalink to &quot;Interface: KernelNc1Bounds&quot;">​</a></h1><p>What the smallest eigenvalues of a kernel say about the traces in the paper&#39;s weighting.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-traceblower"></a> <code>traceBLower</code></td><td><code>readonly</code></td><td><code>number</code></td><td>tr Σ_B ≥ ((n−1)/n) λ_min(K) − traceWUpper.</td></tr><tr><td><a id="property-tracewupper"></a> <code>traceWUpper</code></td><td><code>readonly</code></td><td><code>number</code></td><td>tr Σ_W ≤ tr K/n − (1/C) Σ_c λ_min(K_cc)/n_c.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/KernelNc1Bounds.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KernelNc1Bounds = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KernelNc1Bounds as default
};
