import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: KernelFlowOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/KernelFlowOptions.md","filePath":"api/rfm/interfaces/KernelFlowOptions.md"}');
const _sfc_main = { name: "api/rfm/interfaces/KernelFlowOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-kernelflowoptions" tabindex="-1">Interface: KernelFlowOptions <a class="header-anchor" href="#interface-kernelflowoptions" aria-label="Permalink to &quot;Interface: KernelFlowOptions&quot;">​</a></h1><p>A projected-gradient flow over Gram matrices with unit diagonal.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-mu"></a> <code>mu?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The ridge μ; defaults to 0.1.</td></tr><tr><td><a id="property-rank"></a> <code>rank?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Rank of the factor V of K = VVᵀ; defaults to n: every Gram matrix.</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-steps"></a> <code>steps?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Defaults to 2,000.</td></tr><tr><td><a id="property-tolerance"></a> <code>tolerance?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Stops when the objective is this near to its bound, relatively; defaults to 1e-8.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/KernelFlowOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KernelFlowOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KernelFlowOptions as default
};
