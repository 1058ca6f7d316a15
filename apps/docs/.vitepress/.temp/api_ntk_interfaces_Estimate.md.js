import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Estimate","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/Estimate.md","filePath":"api/ntk/interfaces/Estimate.md"}');
const _sfc_main = { name: "api/ntk/interfaces/Estimate.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-estimate" tabindex="-1">Interface: Estimate <a class="header-anchor" href="#interface-estimate" aria-label="Permalink to &quot;Interface: Estimate&quot;">​</a></h1><p>A mean with its standard error over the choice of samples.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-mean"></a> <code>mean</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-standarderror"></a> <code>standardError</code></td><td><code>readonly</code></td><td><code>number</code> | <code>undefined</code></td><td>NaN-free: undefined where too few samples leave it open.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/Estimate.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Estimate = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Estimate as default
};
