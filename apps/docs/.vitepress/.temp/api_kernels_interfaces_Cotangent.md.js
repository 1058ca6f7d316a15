import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Cotangent","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/Cotangent.md","filePath":"api/kernels/interfaces/Cotangent.md"}');
const _sfc_main = { name: "api/kernels/interfaces/Cotangent.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-cotangent" tabindex="-1">Interface: Cotangent <a class="header-anchor" href="#interface-cotangent" aria-label="Permalink to &quot;Interface: Cotangent&quot;">​</a></h1><p>Derivatives of a scalar by a layer&#39;s moments; those by b are not needed for gradients in x.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-a"></a> <code>a</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>By a_i.</td></tr><tr><td><a id="property-k"></a> <code>K</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>By K_ij, a_i held fixed.</td></tr><tr><td><a id="property-ledger"></a> <code>ledger?</code></td><td><code>readonly</code></td><td><code>object</code></td><td>Where given, dense layers add the scalar&#39;s derivatives by σ_w² and σ_b² here; X must be Z and the scalar symmetric.</td></tr><tr><td><code>ledger.bias</code></td><td><code>public</code></td><td><code>number</code></td><td>-</td></tr><tr><td><code>ledger.weight</code></td><td><code>public</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-theta"></a> <code>Theta</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a> | <code>null</code></td><td>By Θ_ij; null where the scalar does not depend on Θ.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/Cotangent.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Cotangent = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Cotangent as default
};
