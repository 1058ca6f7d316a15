import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EquationsValue","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/EquationsValue.md","filePath":"api/kernels/interfaces/EquationsValue.md"}');
const _sfc_main = { name: "api/kernels/interfaces/EquationsValue.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-equationsvalue" tabindex="-1">Interface: EquationsValue <a class="header-anchor" href="#interface-equationsvalue" aria-label="Permalink to &quot;Interface: EquationsValue&quot;">​</a></h1><p>What one Σ gives.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-alpha"></a> <code>alpha</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>α = (Q + σ²I)⁻¹Y.</td></tr><tr><td><a id="property-factor"></a> <code>factor</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Cholesky.html"><code>Cholesky</code></a></td><td>Q + σ²I = LLᵀ.</td></tr><tr><td><a id="property-gradient"></a> <code>gradient</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>∇_Σ tr(A·Q(Σ)) with A held fixed, d × d.</td></tr><tr><td><a id="property-t"></a> <code>T</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Q/σ_a²: the erf kernel of the hidden layer, n × n.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/EquationsValue.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EquationsValue = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EquationsValue as default
};
