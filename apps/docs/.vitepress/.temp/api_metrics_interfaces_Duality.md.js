import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Duality","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/Duality.md","filePath":"api/metrics/interfaces/Duality.md"}');
const _sfc_main = { name: "api/metrics/interfaces/Duality.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-duality" tabindex="-1">Interface: Duality <a class="header-anchor" href="#interface-duality" aria-label="Permalink to &quot;Interface: Duality&quot;">​</a></h1><p>Both measures of how far a linear classifier is the transpose of the class means.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-alignment"></a> <code>alignment</code></td><td><code>readonly</code></td><td><a href="./MeanVariance.html"><code>MeanVariance</code></a></td><td>Mean and population variance over classes of cos∠(w_c, μ_c − μ_G); 1 and 0 at collapse.</td></tr><tr><td><a id="property-selfduality"></a> <code>selfDuality</code></td><td><code>readonly</code></td><td><code>number</code></td><td>‖ W/‖W‖_F − Mᵀ/‖M‖_F ‖_F; 0 at collapse.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/Duality.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Duality = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Duality as default
};
