import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: metricKernel()","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/functions/metricKernel.md","filePath":"api/rfm/functions/metricKernel.md"}');
const _sfc_main = { name: "api/rfm/functions/metricKernel.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-metrickernel" tabindex="-1">Function: metricKernel() <a class="header-anchor" href="#function-metrickernel" aria-label="Permalink to &quot;Function: metricKernel()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> metricKernel</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   kernel</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   bandwidth</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   metric</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Kernel</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>The kernel of a spec with a bandwidth L and a metric M (theory §3): laplace exp(−‖x−z‖_M/L), gaussian exp(−‖x−z‖²_M/(2L²)), generalised-laplace exp(−‖x−z‖_p^q/L^q), product-laplace exp(−‖x−z‖₁/L), sum-of-powers, polynomial (xᵀMz + offset)^degree, which has no bandwidth; or a weighted sum.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>kernel</code></td><td>| <a href="./../type-aliases/MetricKernelName.html"><code>MetricKernelName</code></a> | <a href="./../type-aliases/MetricKernelSpec.html"><code>MetricKernelSpec</code></a></td><td>-</td></tr><tr><td><code>bandwidth</code></td><td><code>number</code></td><td>-</td></tr><tr><td><code>metric?</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>d × d positive semi-definite, or its diagonal as d × 1; defaults to the identity</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../../kernels/interfaces/Kernel.html"><code>Kernel</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if a name is unknown, bandwidth ≤ 0, or a parameter leaves its range</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/functions/metricKernel.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const metricKernel = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  metricKernel as default
};
