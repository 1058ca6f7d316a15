import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AndersonOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/AndersonOptions.md","filePath":"api/linalg/interfaces/AndersonOptions.md"}');
const _sfc_main = { name: "api/linalg/interfaces/AndersonOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-andersonoptions" tabindex="-1">Interface: AndersonOptions <a class="header-anchor" href="#interface-andersonoptions" aria-label="Permalink to &quot;Interface: AndersonOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-damping"></a> <code>damping?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Share of the new residual that is added, in (0, 1]; defaults to 1.</td></tr><tr><td><a id="property-maxiterations"></a> <code>maxIterations?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Defaults to 1000.</td></tr><tr><td><a id="property-memory"></a> <code>memory?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Differences remembered; defaults to 5, and 0 is the plain fixed-point iteration.</td></tr><tr><td><a id="property-step"></a> <code>step</code></td><td><code>readonly</code></td><td>(<code>x</code>) =&gt; <code>Float64Array</code></td><td>x ↦ g(x), whose fixed point is sought; must not change its argument.</td></tr><tr><td><a id="property-tolerance"></a> <code>tolerance?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Asked ‖g(x) − x‖ (Euclidean, absolute); defaults to 1e-10.</td></tr><tr><td><a id="property-x0"></a> <code>x0</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/AndersonOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AndersonOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AndersonOptions as default
};
