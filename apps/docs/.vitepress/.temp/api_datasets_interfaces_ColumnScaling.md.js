import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ColumnScaling","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets/interfaces/ColumnScaling.md","filePath":"api/datasets/interfaces/ColumnScaling.md"}');
const _sfc_main = { name: "api/datasets/interfaces/ColumnScaling.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-columnscaling" tabindex="-1">Interface: ColumnScaling <a class="header-anchor" href="#interface-columnscaling" aria-label="Permalink to &quot;Interface: ColumnScaling&quot;">​</a></h1><p>Mean and standard deviation of each column, kept so that new rows are treated as the training rows were.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-deviations"></a> <code>deviations</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>A constant column has deviation 0, and standardises to 0.</td></tr><tr><td><a id="property-means"></a> <code>means</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/ColumnScaling.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ColumnScaling = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ColumnScaling as default
};
