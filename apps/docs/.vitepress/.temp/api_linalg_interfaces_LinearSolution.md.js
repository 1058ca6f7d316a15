import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LinearSolution","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/LinearSolution.md","filePath":"api/linalg/interfaces/LinearSolution.md"}');
const _sfc_main = { name: "api/linalg/interfaces/LinearSolution.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-linearsolution" tabindex="-1">Interface: LinearSolution <a class="header-anchor" href="#interface-linearsolution" aria-label="Permalink to &quot;Interface: LinearSolution&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-iterations"></a> <code>iterations</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-residual"></a> <code>residual</code></td><td><code>readonly</code></td><td><code>number</code></td><td>‖b − Ax‖ / ‖b‖, computed anew from x.</td></tr><tr><td><a id="property-x"></a> <code>x</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/LinearSolution.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LinearSolution = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LinearSolution as default
};
