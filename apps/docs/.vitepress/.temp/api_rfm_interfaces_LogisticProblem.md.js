import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LogisticProblem","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/LogisticProblem.md","filePath":"api/rfm/interfaces/LogisticProblem.md"}');
const _sfc_main = { name: "api/rfm/interfaces/LogisticProblem.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-logisticproblem" tabindex="-1">Interface: LogisticProblem <a class="header-anchor" href="#interface-logisticproblem" aria-label="Permalink to &quot;Interface: LogisticProblem&quot;">​</a></h1><p>Kernel logistic regression: minimise Σ_i w_i ℓ(f(x_i), y_i) + (λ/2)‖f‖², ℓ the softmax cross-entropy.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-maxiterations"></a> <code>maxIterations?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Newton steps; defaults to 100.</td></tr><tr><td><a id="property-oniteration"></a> <code>onIteration?</code></td><td><code>readonly</code></td><td>(<code>iteration</code>, <code>residual</code>) =&gt; <code>unknown</code></td><td>-</td></tr><tr><td><a id="property-operator"></a> <code>operator</code></td><td><code>readonly</code></td><td><a href="./KernelOperator.html"><code>KernelOperator</code></a></td><td>-</td></tr><tr><td><a id="property-ridge"></a> <code>ridge</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-tolerance"></a> <code>tolerance?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Largest entry of the gradient λα + w∘(p − y) that counts as solved; defaults to 1e-8.</td></tr><tr><td><a id="property-weights"></a> <code>weights?</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>-</td></tr><tr><td><a id="property-y"></a> <code>Y</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>n × C one-hot targets.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/LogisticProblem.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LogisticProblem = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LogisticProblem as default
};
