import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Moments","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/Moments.md","filePath":"api/kernels/interfaces/Moments.md"}');
const _sfc_main = { name: "api/kernels/interfaces/Moments.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-moments" tabindex="-1">Interface: Moments <a class="header-anchor" href="#interface-moments" aria-label="Permalink to &quot;Interface: Moments&quot;">​</a></h1><p>Second moments of one layer&#39;s units over the rows x_i of X and z_j of Z, in the limit of infinite width.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-a"></a> <code>a</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>E f(x_i)² (n).</td></tr><tr><td><a id="property-b"></a> <code>b</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>E f(z_j)² (m); the array a itself when Z is X.</td></tr><tr><td><a id="property-coincident"></a> <code>coincident</code></td><td><code>readonly</code></td><td><code>Int32Array</code></td><td>Pairs i·m + j with x_i = z_j exactly: there K is a_i, and angles are exactly zero.</td></tr><tr><td><a id="property-k"></a> <code>K</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>E f(x_i) f(z_j), n × m.</td></tr><tr><td><a id="property-tangent"></a> <code>tangent</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether Θ is wanted.</td></tr><tr><td><a id="property-theta"></a> <code>Theta</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a> | <code>null</code></td><td>The tangent kernel so far, n × m; null before the first layer with weights.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/Moments.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Moments = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Moments as default
};
