import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RungeKuttaOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/RungeKuttaOptions.md","filePath":"api/linalg/interfaces/RungeKuttaOptions.md"}');
const _sfc_main = { name: "api/linalg/interfaces/RungeKuttaOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-rungekuttaoptions" tabindex="-1">Interface: RungeKuttaOptions <a class="header-anchor" href="#interface-rungekuttaoptions" aria-label="Permalink to &quot;Interface: RungeKuttaOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-atol"></a> <code>atol?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Absolute tolerance of each step; defaults to 1e-10.</td></tr><tr><td><a id="property-derivative"></a> <code>derivative</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Derivative.html"><code>Derivative</code></a></td><td>dy/dt = f(t, y), written to <code>out</code>; must not change y.</td></tr><tr><td><a id="property-initialstep"></a> <code>initialStep?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>First step; defaults to a guess from the derivative (Hairer, Nørsett &amp; Wanner, II.4).</td></tr><tr><td><a id="property-maxstep"></a> <code>maxStep?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Longest step; defaults to the interval.</td></tr><tr><td><a id="property-maxsteps"></a> <code>maxSteps?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Steps allowed, rejected ones included; defaults to 100,000.</td></tr><tr><td><a id="property-rtol"></a> <code>rtol?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Relative tolerance of each step; defaults to 1e-8.</td></tr><tr><td><a id="property-stop"></a> <code>stop?</code></td><td><code>readonly</code></td><td>(<code>t</code>, <code>y</code>) =&gt; <code>number</code></td><td>Integration ends where this function of (t, y) first changes sign, located to rounding on the dense output.</td></tr><tr><td><a id="property-t0"></a> <code>t0</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-t1"></a> <code>t1</code></td><td><code>readonly</code></td><td><code>number</code></td><td>End of the interval; may lie before t0.</td></tr><tr><td><a id="property-y0"></a> <code>y0</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/RungeKuttaOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RungeKuttaOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RungeKuttaOptions as default
};
