import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: UnconstrainedOptimum","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/UnconstrainedOptimum.md","filePath":"api/ntk/interfaces/UnconstrainedOptimum.md"}');
const _sfc_main = { name: "api/ntk/interfaces/UnconstrainedOptimum.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-unconstrainedoptimum" tabindex="-1">Interface: UnconstrainedOptimum <a class="header-anchor" href="#interface-unconstrainedoptimum" aria-label="Permalink to &quot;Interface: UnconstrainedOptimum&quot;">​</a></h1><p>The minimum of the unconstrained features model under MSE.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-loss"></a> <code>loss</code></td><td><code>readonly</code></td><td><code>number</code></td><td>½‖R‖².</td></tr><tr><td><a id="property-meangram"></a> <code>meanGram</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Eigenvalue of MᵀM on class differences; MᵀM = this · (I − 11ᵀ/C). 0 where the regularisation wins.</td></tr><tr><td><a id="property-objective"></a> <code>objective</code></td><td><code>readonly</code></td><td><code>number</code></td><td>½‖R‖² + ½λ_W‖W‖² + ½λ_H‖H‖².</td></tr><tr><td><a id="property-singularvalue"></a> <code>singularValue</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The nonzero singular values of WH: √m − √(λ_Wλ_H).</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/UnconstrainedOptimum.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const UnconstrainedOptimum = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  UnconstrainedOptimum as default
};
