import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RowSource","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/RowSource.md","filePath":"api/rfm/interfaces/RowSource.md"}');
const _sfc_main = { name: "api/rfm/interfaces/RowSource.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-rowsource" tabindex="-1">Interface: RowSource <a class="header-anchor" href="#interface-rowsource" aria-label="Permalink to &quot;Interface: RowSource&quot;">​</a></h1><p>Rows that arrive in batches, as a reader of .npy or Parquet yields them.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-batches"></a> <code>batches</code></td><td><code>readonly</code></td><td>| <code>Iterable</code>&lt;<a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a>, <code>any</code>, <code>any</code>&gt; | <code>AsyncIterable</code>&lt;<a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a>, <code>any</code>, <code>any</code>&gt;</td><td>-</td></tr><tr><td><a id="property-cols"></a> <code>cols</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-rows"></a> <code>rows</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Total number of rows.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/RowSource.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RowSource = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RowSource as default
};
