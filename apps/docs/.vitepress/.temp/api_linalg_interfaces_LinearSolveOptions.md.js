import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LinearSolveOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/LinearSolveOptions.md","filePath":"api/linalg/interfaces/LinearSolveOptions.md"}');
const _sfc_main = { name: "api/linalg/interfaces/LinearSolveOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-linearsolveoptions" tabindex="-1">Interface: LinearSolveOptions <a class="header-anchor" href="#interface-linearsolveoptions" aria-label="Permalink to &quot;Interface: LinearSolveOptions&quot;">​</a></h1><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./GmresOptions.html"><code>GmresOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-apply"></a> <code>apply</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/LinearMap.html"><code>LinearMap</code></a></td><td>x ↦ Ax.</td></tr><tr><td><a id="property-b"></a> <code>b</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>Right-hand side b.</td></tr><tr><td><a id="property-maxiterations"></a> <code>maxIterations?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Defaults to ten times the length of b.</td></tr><tr><td><a id="property-preconditioner"></a> <code>preconditioner?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/LinearMap.html"><code>LinearMap</code></a></td><td>r ↦ M⁻¹r, an approximation of A⁻¹r; defaults to the identity.</td></tr><tr><td><a id="property-tolerance"></a> <code>tolerance?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Asked ‖b − Ax‖ / ‖b‖; defaults to 1e-10.</td></tr><tr><td><a id="property-x0"></a> <code>x0?</code></td><td><code>readonly</code></td><td><code>Float64Array</code>&lt;<code>ArrayBufferLike</code>&gt;</td><td>Start; defaults to 0.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/LinearSolveOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LinearSolveOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LinearSolveOptions as default
};
