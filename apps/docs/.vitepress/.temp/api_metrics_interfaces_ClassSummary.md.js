import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClassSummary","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/ClassSummary.md","filePath":"api/metrics/interfaces/ClassSummary.md"}');
const _sfc_main = { name: "api/metrics/interfaces/ClassSummary.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-classsummary" tabindex="-1">Interface: ClassSummary <a class="header-anchor" href="#interface-classsummary" aria-label="Permalink to &quot;Interface: ClassSummary&quot;">​</a></h1><p>Everything that NC1–NC5 need to know of the features, in one weighting.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-centre"></a> <code>centre</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>μ_G or μ_C, relative to the origin.</td></tr><tr><td><a id="property-classes"></a> <code>classes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-counts"></a> <code>counts</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>-</td></tr><tr><td><a id="property-features"></a> <code>features</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-means"></a> <code>means</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>C × p class means, relative to the origin.</td></tr><tr><td><a id="property-meanstd"></a> <code>meanStd</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Mean over classes and coordinates of the within-class population standard deviation.</td></tr><tr><td><a id="property-n"></a> <code>n</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-origin"></a> <code>origin</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>p numbers: means and centre are relative to it.</td></tr><tr><td><a id="property-shares"></a> <code>shares</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>Share of each class in Σ_W, Σ_B and the centre; they sum to 1.</td></tr><tr><td><a id="property-sigmaw"></a> <code>sigmaW?</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Σ_W, p × p, where the full scatter was kept.</td></tr><tr><td><a id="property-spreads"></a> <code>spreads</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>v_c: mean squared distance of a class&#39;s samples to their mean.</td></tr><tr><td><a id="property-weighting"></a> <code>weighting</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Weighting.html"><code>Weighting</code></a></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/ClassSummary.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClassSummary = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClassSummary as default
};
