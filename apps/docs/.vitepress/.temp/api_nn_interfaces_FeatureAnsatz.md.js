import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: FeatureAnsatz","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/FeatureAnsatz.md","filePath":"api/nn/interfaces/FeatureAnsatz.md"}');
const _sfc_main = { name: "api/nn/interfaces/FeatureAnsatz.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-featureansatz" tabindex="-1">Interface: FeatureAnsatz <a class="header-anchor" href="#interface-featureansatz" aria-label="Permalink to &quot;Interface: FeatureAnsatz&quot;">​</a></h1><p>How well a dense layer&#39;s WᵀW agrees with the AGOP of the sub-network from its input on.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-agop"></a> <code>agop</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Pearson correlation of the entries of WᵀW and AGOP.</td></tr><tr><td><a id="property-agoproot"></a> <code>agopRoot</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The same with AGOP^{1/2}.</td></tr><tr><td><a id="property-layer"></a> <code>layer</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/FeatureAnsatz.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FeatureAnsatz = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FeatureAnsatz as default
};
