import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LeaveOneOut","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/LeaveOneOut.md","filePath":"api/kernels/interfaces/LeaveOneOut.md"}');
const _sfc_main = { name: "api/kernels/interfaces/LeaveOneOut.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-leaveoneout" tabindex="-1">Interface: LeaveOneOut <a class="header-anchor" href="#interface-leaveoneout" aria-label="Permalink to &quot;Interface: LeaveOneOut&quot;">​</a></h1><p>Predictions at x_i of a process conditioned on all samples but i.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-loglikelihood"></a> <code>logLikelihood</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Σ_i log p(y_i | y_{−i}), summed over outputs: the log pseudo-likelihood.</td></tr><tr><td><a id="property-mean"></a> <code>mean</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>n × C.</td></tr><tr><td><a id="property-variance"></a> <code>variance</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>Predictive variance of the noisy y_i (n).</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/LeaveOneOut.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LeaveOneOut = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LeaveOneOut as default
};
