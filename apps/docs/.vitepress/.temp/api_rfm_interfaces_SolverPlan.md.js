import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SolverPlan","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/SolverPlan.md","filePath":"api/rfm/interfaces/SolverPlan.md"}');
const _sfc_main = { name: "api/rfm/interfaces/SolverPlan.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-solverplan" tabindex="-1">Interface: SolverPlan <a class="header-anchor" href="#interface-solverplan" aria-label="Permalink to &quot;Interface: SolverPlan&quot;">​</a></h1><p>How a machine of n rows is solved within a budget of bytes.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-landmarks"></a> <code>landmarks</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Landmarks of the preconditioner.</td></tr><tr><td><a id="property-method"></a> <code>method</code></td><td><code>readonly</code></td><td><code>&quot;direct&quot;</code> | <code>&quot;iterative&quot;</code></td><td>-</td></tr><tr><td><a id="property-stored"></a> <code>stored</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether the iterative solver keeps the kernel matrix.</td></tr><tr><td><a id="property-tile"></a> <code>tile</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Rows and columns of a tile of the kernel matrix.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/SolverPlan.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SolverPlan = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SolverPlan as default
};
