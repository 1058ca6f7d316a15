import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NewtonKrylovOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/NewtonKrylovOptions.md","filePath":"api/linalg/interfaces/NewtonKrylovOptions.md"}');
const _sfc_main = { name: "api/linalg/interfaces/NewtonKrylovOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-newtonkrylovoptions" tabindex="-1">Interface: NewtonKrylovOptions <a class="header-anchor" href="#interface-newtonkrylovoptions" aria-label="Permalink to &quot;Interface: NewtonKrylovOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-maxiterations"></a> <code>maxIterations?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Newton steps; defaults to 50.</td></tr><tr><td><a id="property-preconditioner"></a> <code>preconditioner?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/LinearMap.html"><code>LinearMap</code></a></td><td>An approximate inverse of the Jacobian for the linear solves.</td></tr><tr><td><a id="property-residual"></a> <code>residual</code></td><td><code>readonly</code></td><td>(<code>x</code>) =&gt; <code>Float64Array</code></td><td>x ↦ F(x), of the same length; must not change its argument.</td></tr><tr><td><a id="property-tolerance"></a> <code>tolerance?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Asked ‖F(x)‖ (Euclidean, absolute); defaults to 1e-10.</td></tr><tr><td><a id="property-x0"></a> <code>x0</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/NewtonKrylovOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NewtonKrylovOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NewtonKrylovOptions as default
};
