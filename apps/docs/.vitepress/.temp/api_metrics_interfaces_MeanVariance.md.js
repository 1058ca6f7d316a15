import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MeanVariance","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/MeanVariance.md","filePath":"api/metrics/interfaces/MeanVariance.md"}');
const _sfc_main = { name: "api/metrics/interfaces/MeanVariance.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-meanvariance" tabindex="-1">Interface: MeanVariance <a class="header-anchor" href="#interface-meanvariance" aria-label="Permalink to &quot;Interface: MeanVariance&quot;">​</a></h1><p>A mean and the population variance around it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-mean"></a> <code>mean</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-variance"></a> <code>variance</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/MeanVariance.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MeanVariance = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MeanVariance as default
};
