import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LabelAlignment","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/LabelAlignment.md","filePath":"api/ntk/interfaces/LabelAlignment.md"}');
const _sfc_main = { name: "api/ntk/interfaces/LabelAlignment.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-labelalignment" tabindex="-1">Interface: LabelAlignment <a class="header-anchor" href="#interface-labelalignment" aria-label="Permalink to &quot;Interface: LabelAlignment&quot;">​</a></h1><p>Traces, norms and alignments of a kernel with the label kernel YYᵀ.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-alignment"></a> <code>alignment</code></td><td><code>readonly</code></td><td><code>number</code></td><td>⟨K, YYᵀ⟩ / (‖K‖ ‖YYᵀ‖).</td></tr><tr><td><a id="property-centred"></a> <code>centred</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The same cosine after both are centred over samples.</td></tr><tr><td><a id="property-norm"></a> <code>norm</code></td><td><code>readonly</code></td><td><code>number</code></td><td>‖K‖_F.</td></tr><tr><td><a id="property-trace"></a> <code>trace</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/LabelAlignment.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LabelAlignment = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LabelAlignment as default
};
