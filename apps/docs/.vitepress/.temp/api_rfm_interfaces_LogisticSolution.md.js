import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LogisticSolution","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/LogisticSolution.md","filePath":"api/rfm/interfaces/LogisticSolution.md"}');
const _sfc_main = { name: "api/rfm/interfaces/LogisticSolution.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-logisticsolution" tabindex="-1">Interface: LogisticSolution <a class="header-anchor" href="#interface-logisticsolution" aria-label="Permalink to &quot;Interface: LogisticSolution&quot;">​</a></h1><p>The solution: coefficients and scores Kα, both n × C.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-alpha"></a> <code>alpha</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td></tr><tr><td><a id="property-fitted"></a> <code>fitted</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td></tr><tr><td><a id="property-iterations"></a> <code>iterations</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-residual"></a> <code>residual</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/LogisticSolution.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LogisticSolution = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LogisticSolution as default
};
