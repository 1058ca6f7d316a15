import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SummaryMetricsOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/SummaryMetricsOptions.md","filePath":"api/metrics/interfaces/SummaryMetricsOptions.md"}');
const _sfc_main = { name: "api/metrics/interfaces/SummaryMetricsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-summarymetricsoptions" tabindex="-1">Interface: SummaryMetricsOptions <a class="header-anchor" href="#interface-summarymetricsoptions" aria-label="Permalink to &quot;Interface: SummaryMetricsOptions&quot;">​</a></h1><p>What the metrics of a summary may be given beside it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-disagreements"></a> <code>disagreements?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Sum of <code>nc4Disagreements</code> over a second pass of the batches: adds NC4.</td></tr><tr><td><a id="property-ood"></a> <code>ood?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/OutOfDistribution.html"><code>OutOfDistribution</code></a></td><td>Out-of-distribution features or their mean: adds NC5.</td></tr><tr><td><a id="property-rieszexponent"></a> <code>rieszExponent?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Exponent of the Riesz kernel; defaults to max(p − 2, 1).</td></tr><tr><td><a id="property-weights"></a> <code>weights?</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Classifier, C × p: adds NC3.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/SummaryMetricsOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SummaryMetricsOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SummaryMetricsOptions as default
};
