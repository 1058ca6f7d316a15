import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClassStatisticsOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/ClassStatisticsOptions.md","filePath":"api/metrics/interfaces/ClassStatisticsOptions.md"}');
const _sfc_main = { name: "api/metrics/interfaces/ClassStatisticsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-classstatisticsoptions" tabindex="-1">Interface: ClassStatisticsOptions <a class="header-anchor" href="#interface-classstatisticsoptions" aria-label="Permalink to &quot;Interface: ClassStatisticsOptions&quot;">​</a></h1><p>What class statistics must know before the first batch.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-classcounts"></a> <code>classCounts?</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>The final number of samples of each class, where it is known beforehand: <code>full</code> scatter in the <code>class</code> weighting of imbalanced classes needs it, because one p × p matrix cannot be reweighted afterwards.</td></tr><tr><td><a id="property-classes"></a> <code>classes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Number of classes C.</td></tr><tr><td><a id="property-features"></a> <code>features</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Number of features p.</td></tr><tr><td><a id="property-scatter"></a> <code>scatter?</code></td><td><code>readonly</code></td><td><code>&quot;trace&quot;</code> | <code>&quot;full&quot;</code></td><td><code>full</code> keeps a p × p within-class scatter (NC1 pinv needs it), <code>trace</code> only its diagonals: O(Cp). Defaults to <code>trace</code>.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/ClassStatisticsOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClassStatisticsOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClassStatisticsOptions as default
};
