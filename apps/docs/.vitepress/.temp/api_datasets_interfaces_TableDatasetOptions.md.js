import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TableDatasetOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets/interfaces/TableDatasetOptions.md","filePath":"api/datasets/interfaces/TableDatasetOptions.md"}');
const _sfc_main = { name: "api/datasets/interfaces/TableDatasetOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-tabledatasetoptions" tabindex="-1">Interface: TableDatasetOptions <a class="header-anchor" href="#interface-tabledatasetoptions" aria-label="Permalink to &quot;Interface: TableDatasetOptions&quot;">​</a></h1><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./TableCodingOptions.html"><code>TableCodingOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-categoricals"></a> <code>categoricals?</code></td><td><code>readonly</code></td><td><code>&quot;error&quot;</code> | <code>&quot;one-hot&quot;</code></td><td>What a categorical column becomes; defaults to one-hot.</td><td><a href="./TableCodingOptions.html"><code>TableCodingOptions</code></a>.<a href="./TableCodingOptions.html#property-categoricals"><code>categoricals</code></a></td></tr><tr><td><a id="property-missing"></a> <code>missing?</code></td><td><code>readonly</code></td><td><code>&quot;mean&quot;</code> | <code>&quot;error&quot;</code></td><td>What an empty cell of a numeric column is: the column&#39;s mean, or an error; defaults to the mean.</td><td><a href="./TableCodingOptions.html"><code>TableCodingOptions</code></a>.<a href="./TableCodingOptions.html#property-missing"><code>missing</code></a></td></tr><tr><td><a id="property-name"></a> <code>name?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td><td>-</td></tr><tr><td><a id="property-target"></a> <code>target?</code></td><td><code>readonly</code></td><td><code>string</code> | <code>number</code> | <code>null</code></td><td>Target column by name or number from 1; the last by default; null for none.</td><td><a href="./TableCodingOptions.html"><code>TableCodingOptions</code></a>.<a href="./TableCodingOptions.html#property-target"><code>target</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/TableDatasetOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TableDatasetOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TableDatasetOptions as default
};
