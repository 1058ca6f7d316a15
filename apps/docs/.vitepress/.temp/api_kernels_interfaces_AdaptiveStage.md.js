import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AdaptiveStage","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/AdaptiveStage.md","filePath":"api/kernels/interfaces/AdaptiveStage.md"}');
const _sfc_main = { name: "api/kernels/interfaces/AdaptiveStage.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-adaptivestage" tabindex="-1">Interface: AdaptiveStage <a class="header-anchor" href="#interface-adaptivestage" aria-label="Permalink to &quot;Interface: AdaptiveStage&quot;">​</a></h1><p>A solved stage of the annealing.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./AdaptiveSolution.html"><code>AdaptiveSolution</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-condition"></a> <code>condition</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Estimated condition number of Q + σ²I.</td></tr><tr><td><a id="property-evaluations"></a> <code>evaluations</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-fitted"></a> <code>fitted</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Mean prediction f̄ at X, n × C.</td></tr><tr><td><a id="property-gram"></a> <code>gram</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Kernel of the hidden layer Q/σ_a² at X, n × n.</td></tr><tr><td><a id="property-residual"></a> <code>residual</code></td><td><code>readonly</code></td><td><code>number</code></td><td>‖Σ⁻¹ − T‖_F/‖Σ⁻¹‖_F; 0 at the start, which is exact for infinite width.</td></tr><tr><td><a id="property-sigma"></a> <code>Sigma</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Weight covariance, d × d.</td></tr><tr><td><a id="property-stage"></a> <code>stage</code></td><td><code>readonly</code></td><td><code>number</code></td><td>0 for the start (the NNGP), then 1 …</td></tr><tr><td><a id="property-tracesigma"></a> <code>traceSigma</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-width"></a> <code>width</code></td><td><code>readonly</code></td><td><code>number</code></td><td>h; Infinity at the start.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/AdaptiveStage.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AdaptiveStage = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AdaptiveStage as default
};
