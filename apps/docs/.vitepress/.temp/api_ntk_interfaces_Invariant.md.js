import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Invariant","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/Invariant.md","filePath":"api/ntk/interfaces/Invariant.md"}');
const _sfc_main = { name: "api/ntk/interfaces/Invariant.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-invariant" tabindex="-1">Interface: Invariant <a class="header-anchor" href="#interface-invariant" aria-label="Permalink to &quot;Interface: Invariant&quot;">​</a></h1><p>The invariant of the flow, E = classifier − classPart − singlePart, and what its parts say.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-alignment"></a> <code>alignment</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Cosine of the angle between WᵀW and the other side; 1 where E = 0.</td></tr><tr><td><a id="property-classifier"></a> <code>classifier</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>WᵀW.</td></tr><tr><td><a id="property-classpart"></a> <code>classPart</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>(m/μ_class) H1(I − α11ᵀ)H1ᵀ; for unequal classes H1 N^½ Q⁻¹ N^½ H1ᵀ with Q the class quotient of the kernel.</td></tr><tr><td><a id="property-e"></a> <code>E</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>E, p × p, symmetric.</td></tr><tr><td><a id="property-norm"></a> <code>norm</code></td><td><code>readonly</code></td><td><code>number</code></td><td>‖E‖_F.</td></tr><tr><td><a id="property-relative"></a> <code>relative</code></td><td><code>readonly</code></td><td><code>number</code></td><td>‖E‖ / max(‖WᵀW‖, ‖classPart + singlePart‖): 0 where both are zero.</td></tr><tr><td><a id="property-singlepart"></a> <code>singlePart</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>S/μ_single.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/Invariant.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Invariant = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Invariant as default
};
