import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BlockStatistics","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/BlockStatistics.md","filePath":"api/ntk/interfaces/BlockStatistics.md"}');
const _sfc_main = { name: "api/ntk/interfaces/BlockStatistics.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-blockstatistics" tabindex="-1">Interface: BlockStatistics <a class="header-anchor" href="#interface-blockstatistics" aria-label="Permalink to &quot;Interface: BlockStatistics&quot;">​</a></h1><p>What all block measures need from an n × n kernel matrix: sums over class pairs and over rows, the diagonal apart. Squares are kept about a first value of each block, so that a matrix which is block-structured shows distance zero.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-classes"></a> <code>classes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-diagonal"></a> <code>diagonal</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>K_ii.</td></tr><tr><td><a id="property-labels"></a> <code>labels</code></td><td><code>readonly</code></td><td><code>Int32Array</code></td><td>-</td></tr><tr><td><a id="property-n"></a> <code>n</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-pairshifts"></a> <code>pairShifts</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>The first value seen of each class pair; NaN before it.</td></tr><tr><td><a id="property-pairsquares"></a> <code>pairSquares</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>Σ (K_ij − shift)² over the same entries.</td></tr><tr><td><a id="property-pairsums"></a> <code>pairSums</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>Σ K_ij over i ∈ c, j ∈ e, i ≠ j, at c·C + e.</td></tr><tr><td><a id="property-rowsums"></a> <code>rowSums</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>Σ_{j ≠ i} K_ij.</td></tr><tr><td><a id="property-sizes"></a> <code>sizes</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>-</td></tr><tr><td><a id="property-withinsums"></a> <code>withinSums</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>Σ_{j ≠ i, same class} K_ij.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/BlockStatistics.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BlockStatistics = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BlockStatistics as default
};
