import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EquationsProblem","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/EquationsProblem.md","filePath":"api/kernels/interfaces/EquationsProblem.md"}');
const _sfc_main = { name: "api/kernels/interfaces/EquationsProblem.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-equationsproblem" tabindex="-1">Interface: EquationsProblem <a class="header-anchor" href="#interface-equationsproblem" aria-label="Permalink to &quot;Interface: EquationsProblem&quot;">​</a></h1><p>The data and constants of the equations of state.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-noise"></a> <code>noise</code></td><td><code>readonly</code></td><td><code>number</code></td><td>σ².</td></tr><tr><td><a id="property-sigmaa2"></a> <code>sigmaA2</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-sigmaw2"></a> <code>sigmaW2</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-variant"></a> <code>variant</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/LabelTerm.html"><code>LabelTerm</code></a></td><td>-</td></tr><tr><td><a id="property-x"></a> <code>X</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>n × d inputs.</td></tr><tr><td><a id="property-y"></a> <code>Y</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>n × C targets.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/EquationsProblem.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EquationsProblem = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EquationsProblem as default
};
