import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Table","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets/interfaces/Table.md","filePath":"api/datasets/interfaces/Table.md"}');
const _sfc_main = { name: "api/datasets/interfaces/Table.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-table" tabindex="-1">Interface: Table <a class="header-anchor" href="#interface-table" aria-label="Permalink to &quot;Interface: Table&quot;">​</a></h1><p>Named columns of equal length, as a CSV or Parquet file holds them.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-columns"></a> <code>columns</code></td><td><code>readonly</code></td><td>readonly <a href="./../type-aliases/TableColumn.html"><code>TableColumn</code></a>[]</td><td>-</td></tr><tr><td><a id="property-filerow"></a> <code>fileRow</code></td><td><code>readonly</code></td><td>(<code>row</code>) =&gt; <code>number</code></td><td>Row of the file (from 1) that a row of the table (from 0) came from.</td></tr><tr><td><a id="property-named"></a> <code>named</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether the names were in the file; otherwise they are column_1, column_2, …</td></tr><tr><td><a id="property-rows"></a> <code>rows</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/Table.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Table = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Table as default
};
