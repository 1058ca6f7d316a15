import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ColumnImportance","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/ColumnImportance.md","filePath":"api/rfm/interfaces/ColumnImportance.md"}');
const _sfc_main = { name: "api/rfm/interfaces/ColumnImportance.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-columnimportance" tabindex="-1">Interface: ColumnImportance <a class="header-anchor" href="#interface-columnimportance" aria-label="Permalink to &quot;Interface: ColumnImportance&quot;">​</a></h1><p>How much a column counts.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-feature"></a> <code>feature</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-perdeviation"></a> <code>perDeviation</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Root mean square change of the prediction per standard deviation of the column (per unit, if not scaled).</td></tr><tr><td><a id="property-perunit"></a> <code>perUnit</code></td><td><code>readonly</code></td><td><code>number</code> | <code>undefined</code></td><td>The same per unit of the column as it stands in the data; undefined for categories and constant columns.</td></tr><tr><td><a id="property-value"></a> <code>value</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Its entry on the diagonal of the learned metric (of the largest, 1); the sum over a categorical column&#39;s block.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/ColumnImportance.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ColumnImportance = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ColumnImportance as default
};
