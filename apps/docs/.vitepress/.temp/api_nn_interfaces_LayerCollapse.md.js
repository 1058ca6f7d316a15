import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LayerCollapse","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/LayerCollapse.md","filePath":"api/nn/interfaces/LayerCollapse.md"}');
const _sfc_main = { name: "api/nn/interfaces/LayerCollapse.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-layercollapse" tabindex="-1">Interface: LayerCollapse <a class="header-anchor" href="#interface-layercollapse" aria-label="Permalink to &quot;Interface: LayerCollapse&quot;">​</a></h1><p>NC1 (trace ratio) along the parts of one dense layer W = U S Vᵀ that acts on features Φ.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-input"></a> <code>input</code></td><td><code>readonly</code></td><td><code>number</code></td><td>At the layer&#39;s input Φ.</td></tr><tr><td><a id="property-layer"></a> <code>layer</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-output"></a> <code>output</code></td><td><code>readonly</code></td><td><code>number</code></td><td>At ReLU(U S Vᵀ Φ), the layer&#39;s output after its activation.</td></tr><tr><td><a id="property-rightpart"></a> <code>rightPart</code></td><td><code>readonly</code></td><td><code>number</code></td><td>At S Vᵀ Φ, the right singular part.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/LayerCollapse.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LayerCollapse = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LayerCollapse as default
};
