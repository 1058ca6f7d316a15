import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: StateCollapse","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/StateCollapse.md","filePath":"api/ntk/interfaces/StateCollapse.md"}');
const _sfc_main = { name: "api/ntk/interfaces/StateCollapse.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-statecollapse" tabindex="-1">Interface: StateCollapse <a class="header-anchor" href="#interface-statecollapse" aria-label="Permalink to &quot;Interface: StateCollapse&quot;">​</a></h1><p>The collapse metrics of a closed state (theory §1), for features as columns.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-loss"></a> <code>loss</code></td><td><code>readonly</code></td><td><code>number</code></td><td>½‖WH + b1ᵀ − Y‖²_F.</td></tr><tr><td><a id="property-nc1"></a> <code>nc1</code></td><td><code>readonly</code></td><td><code>number</code></td><td>tr Σ_W / tr Σ_B, samples weighted equally; infinite where all class means coincide.</td></tr><tr><td><a id="property-nc2"></a> <code>nc2</code></td><td><code>readonly</code></td><td><code>number</code></td><td>‖MᵀM/‖MᵀM‖ − (I − 11ᵀ/C)/√(C−1)‖_F, M the centred class means.</td></tr><tr><td><a id="property-nc3"></a> <code>nc3</code></td><td><code>readonly</code></td><td><code>number</code></td><td>‖W/‖W‖ − Mᵀ/‖M‖‖_F.</td></tr><tr><td><a id="property-nc3centred"></a> <code>nc3Centred</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The same with W centred over classes: all that features with a mean can reach.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/StateCollapse.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const StateCollapse = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  StateCollapse as default
};
