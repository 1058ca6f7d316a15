import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ParquetColumn","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets/interfaces/ParquetColumn.md","filePath":"api/datasets/interfaces/ParquetColumn.md"}');
const _sfc_main = { name: "api/datasets/interfaces/ParquetColumn.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-parquetcolumn" tabindex="-1">Interface: ParquetColumn <a class="header-anchor" href="#interface-parquetcolumn" aria-label="Permalink to &quot;Interface: ParquetColumn&quot;">​</a></h1><p>A column to write: numbers, whole numbers, or text.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-data"></a> <code>data</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code> | <code>null</code>&gt; | readonly (<code>string</code> | <code>null</code>)[]</td><td>Numbers or text; null is an empty cell.</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-type"></a> <code>type?</code></td><td><code>readonly</code></td><td><code>&quot;DOUBLE&quot;</code> | <code>&quot;FLOAT&quot;</code> | <code>&quot;INT32&quot;</code> | <code>&quot;STRING&quot;</code></td><td>DOUBLE unless said otherwise; text is STRING.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/ParquetColumn.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ParquetColumn = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ParquetColumn as default
};
