import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NumericColumn","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets/interfaces/NumericColumn.md","filePath":"api/datasets/interfaces/NumericColumn.md"}');
const _sfc_main = { name: "api/datasets/interfaces/NumericColumn.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-numericcolumn" tabindex="-1">Interface: NumericColumn <a class="header-anchor" href="#interface-numericcolumn" aria-label="Permalink to &quot;Interface: NumericColumn&quot;">​</a></h1><p>A column of numbers; an empty cell is NaN.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;numeric&quot;</code></td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td></tr><tr><td><a id="property-values"></a> <code>values</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/NumericColumn.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NumericColumn = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NumericColumn as default
};
