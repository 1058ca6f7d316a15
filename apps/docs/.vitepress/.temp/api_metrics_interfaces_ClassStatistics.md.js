import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClassStatistics","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/ClassStatistics.md","filePath":"api/metrics/interfaces/ClassStatistics.md"}');
const _sfc_main = { name: "api/metrics/interfaces/ClassStatistics.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-classstatistics" tabindex="-1">Interface: ClassStatistics <a class="header-anchor" href="#interface-classstatistics" aria-label="Permalink to &quot;Interface: ClassStatistics&quot;">​</a></h1><p>Class means and within-class scatter of the batches seen so far: one pass, mergeable, O(Cp) or O(Cp + p²).</p><p>Means are kept relative to <code>origin</code> (the mean of the first batch), so that a large common offset costs no digits.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-classcounts"></a> <code>classCounts?</code></td><td><code>readonly</code></td><td><code>Float64Array</code>&lt;<code>ArrayBufferLike</code>&gt;</td><td>-</td></tr><tr><td><a id="property-classes"></a> <code>classes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-counts"></a> <code>counts</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>Samples seen of each class.</td></tr><tr><td><a id="property-features"></a> <code>features</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-means"></a> <code>means</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>C × p, relative to the origin.</td></tr><tr><td><a id="property-origin"></a> <code>origin</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>p numbers, taken off every row.</td></tr><tr><td><a id="property-scatter"></a> <code>scatter?</code></td><td><code>readonly</code></td><td><code>ScatterRows</code></td><td>The p × p sum Σ_c ω_c S_c of class scatters, ω_c = 1, or 1/n_c if <code>classCounts</code> was given.</td></tr><tr><td><a id="property-spreads"></a> <code>spreads</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>Sum of all squared deviations of each class.</td></tr><tr><td><a id="property-squares"></a> <code>squares</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>C × p: sums of squared deviations from the class mean; float32 above 2²⁴ entries (only NC1 std reads it).</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/ClassStatistics.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClassStatistics = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClassStatistics as default
};
