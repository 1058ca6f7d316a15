import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EnsemblePrediction","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/EnsemblePrediction.md","filePath":"api/kernels/interfaces/EnsemblePrediction.md"}');
const _sfc_main = { name: "api/kernels/interfaces/EnsemblePrediction.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-ensembleprediction" tabindex="-1">Interface: EnsemblePrediction <a class="header-anchor" href="#interface-ensembleprediction" aria-label="Permalink to &quot;Interface: EnsemblePrediction&quot;">​</a></h1><p>Mean (m × C) and covariance (m × m, every output&#39;s) of an ensemble&#39;s outputs.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-covariance"></a> <code>covariance</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td></tr><tr><td><a id="property-mean"></a> <code>mean</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/EnsemblePrediction.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EnsemblePrediction = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EnsemblePrediction as default
};
