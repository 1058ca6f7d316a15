import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EndRates","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/EndRates.md","filePath":"api/ntk/interfaces/EndRates.md"}');
const _sfc_main = { name: "api/ntk/interfaces/EndRates.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-endrates" tabindex="-1">Interface: EndRates <a class="header-anchor" href="#interface-endrates" aria-label="Permalink to &quot;Interface: EndRates&quot;">​</a></h1><p>Decay rates at the end of training, E = 0 and zero mean.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-classown"></a> <code>classOwn</code></td><td><code>readonly</code></td><td><code>number</code></td><td>What R1 would decay at on its own: 2√(mμ_class).</td></tr><tr><td><a id="property-classresidual"></a> <code>classResidual</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Of the centred part of R1, which follows R2H2ᵀ: twice that, or its own 2√(mμ_class) if that is slower.</td></tr><tr><td><a id="property-within"></a> <code>within</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Of H2 and R2: μ_single √(m/μ_class).</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/EndRates.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EndRates = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EndRates as default
};
