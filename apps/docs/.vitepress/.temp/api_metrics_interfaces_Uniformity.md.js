import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Uniformity","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/Uniformity.md","filePath":"api/metrics/interfaces/Uniformity.md"}');
const _sfc_main = { name: "api/metrics/interfaces/Uniformity.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-uniformity" tabindex="-1">Interface: Uniformity <a class="header-anchor" href="#interface-uniformity" aria-label="Permalink to &quot;Interface: Uniformity&quot;">​</a></h1><p>Mean and population variance over pairs of unit-norm centred class means.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-log"></a> <code>log</code></td><td><code>readonly</code></td><td><a href="./MeanVariance.html"><code>MeanVariance</code></a></td><td>Of −log‖u − v‖.</td></tr><tr><td><a id="property-riesz"></a> <code>riesz</code></td><td><code>readonly</code></td><td><a href="./MeanVariance.html"><code>MeanVariance</code></a></td><td>Of ‖u − v‖^(−s).</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/Uniformity.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Uniformity = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Uniformity as default
};
