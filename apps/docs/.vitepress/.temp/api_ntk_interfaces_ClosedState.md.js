import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClosedState","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/ClosedState.md","filePath":"api/ntk/interfaces/ClosedState.md"}');
const _sfc_main = { name: "api/ntk/interfaces/ClosedState.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-closedstate" tabindex="-1">Interface: ClosedState <a class="header-anchor" href="#interface-closedstate" aria-label="Permalink to &quot;Interface: ClosedState&quot;">​</a></h1><p>The state of the features–classifier dynamics in closed coordinates (columns are samples, as in [NTC]): the cost of a step does not depend on the number of samples.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-b"></a> <code>b</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>Bias, length C.</td></tr><tr><td><a id="property-h1"></a> <code>H1</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Class means as columns, p × C.</td></tr><tr><td><a id="property-h2"></a> <code>H2?</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Within-class part in an orthonormal basis of within-class differences, p × (n − C), where it is asked for.</td></tr><tr><td><a id="property-s"></a> <code>S</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Within-class scatter S = H2H2ᵀ, p × p; its trace over n is tr Σ_W.</td></tr><tr><td><a id="property-t"></a> <code>t</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Time.</td></tr><tr><td><a id="property-w"></a> <code>W</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Classifier, C × p.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/ClosedState.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClosedState = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClosedState as default
};
