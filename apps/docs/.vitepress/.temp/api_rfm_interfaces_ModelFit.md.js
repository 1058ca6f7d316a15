import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ModelFit","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/ModelFit.md","filePath":"api/rfm/interfaces/ModelFit.md"}');
const _sfc_main = { name: "api/rfm/interfaces/ModelFit.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-modelfit" tabindex="-1">Interface: ModelFit <a class="header-anchor" href="#interface-modelfit" aria-label="Permalink to &quot;Interface: ModelFit&quot;">​</a></h1><p>What <code>fitModel</code> returns: the model, and what only its fit knows.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-lastmetric"></a> <code>lastMetric</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a> | <code>undefined</code></td><td>M after the last update, of a lone machine.</td></tr><tr><td><a id="property-model"></a> <code>model</code></td><td><code>readonly</code></td><td><a href="./RfmModel.html"><code>RfmModel</code></a></td><td>-</td></tr><tr><td><a id="property-validationscores"></a> <code>validationScores</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a> | <code>undefined</code></td><td>Scores of the validation rows at the kept round, of a lone machine.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/ModelFit.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ModelFit = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ModelFit as default
};
