import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TableCoding","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets/interfaces/TableCoding.md","filePath":"api/datasets/interfaces/TableCoding.md"}');
const _sfc_main = { name: "api/datasets/interfaces/TableCoding.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-tablecoding" tabindex="-1">Interface: TableCoding <a class="header-anchor" href="#interface-tablecoding" aria-label="Permalink to &quot;Interface: TableCoding&quot;">​</a></h1><p>Everything that turns a table into numbers, plain JSON, so that new rows are coded as the training rows were.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-columns"></a> <code>columns</code></td><td><code>readonly</code></td><td>readonly <a href="./../type-aliases/ColumnCoding.html"><code>ColumnCoding</code></a>[]</td></tr><tr><td><a id="property-target"></a> <code>target?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/TargetCoding.html"><code>TargetCoding</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/TableCoding.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TableCoding = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TableCoding as default
};
