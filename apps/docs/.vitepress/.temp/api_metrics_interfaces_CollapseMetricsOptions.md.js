import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CollapseMetricsOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/CollapseMetricsOptions.md","filePath":"api/metrics/interfaces/CollapseMetricsOptions.md"}');
const _sfc_main = { name: "api/metrics/interfaces/CollapseMetricsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-collapsemetricsoptions" tabindex="-1">Interface: CollapseMetricsOptions <a class="header-anchor" href="#interface-collapsemetricsoptions" aria-label="Permalink to &quot;Interface: CollapseMetricsOptions&quot;">​</a></h1><p>Options of <code>collapseMetrics</code>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./FeatureOptions.html"><code>FeatureOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-bias"></a> <code>bias?</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>The classifier&#39;s bias, C numbers; defaults to zeros.</td><td>-</td></tr><tr><td><a id="property-ood"></a> <code>ood?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/OutOfDistribution.html"><code>OutOfDistribution</code></a></td><td>Out-of-distribution features or their mean: adds NC5.</td><td>-</td></tr><tr><td><a id="property-rieszexponent"></a> <code>rieszExponent?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Exponent of the Riesz kernel; defaults to max(p − 2, 1).</td><td>-</td></tr><tr><td><a id="property-weighting"></a> <code>weighting?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Weighting.html"><code>Weighting</code></a></td><td>How classes count; defaults to <code>sample</code>, which imbalanced features define without a choice.</td><td><a href="./FeatureOptions.html"><code>FeatureOptions</code></a>.<a href="./FeatureOptions.html#property-weighting"><code>weighting</code></a></td></tr><tr><td><a id="property-weights"></a> <code>weights?</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Classifier, C × p: adds NC3 and NC4.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/CollapseMetricsOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CollapseMetricsOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CollapseMetricsOptions as default
};
