import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CollapseRecursion","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/CollapseRecursion.md","filePath":"api/rfm/interfaces/CollapseRecursion.md"}');
const _sfc_main = { name: "api/rfm/interfaces/CollapseRecursion.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-collapserecursion" tabindex="-1">Interface: CollapseRecursion <a class="header-anchor" href="#interface-collapserecursion" aria-label="Permalink to &quot;Interface: CollapseRecursion&quot;">​</a></h1><p>What the recursion did.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-between"></a> <code>between</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The value between classes of the limit A_∞ (1 within): 0 for one-hot targets, near (C−4)/C for ±1.</td></tr><tr><td><a id="property-contractions"></a> <code>contractions</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>errors[l+1]/errors[l].</td></tr><tr><td><a id="property-errors"></a> <code>errors</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>‖A_l − A_∞‖₂ for l = 0…layers.</td></tr><tr><td><a id="property-gram"></a> <code>gram</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>The last normalised Gram matrix.</td></tr><tr><td><a id="property-rate"></a> <code>rate</code></td><td><code>readonly</code></td><td><code>number</code></td><td>λ_k/(λ_k + b)·na/(na + b), the predicted contraction.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/CollapseRecursion.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CollapseRecursion = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CollapseRecursion as default
};
