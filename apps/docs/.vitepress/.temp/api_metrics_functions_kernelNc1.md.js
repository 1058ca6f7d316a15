import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: kernelNc1()","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/functions/kernelNc1.md","filePath":"api/metrics/functions/kernelNc1.md"}');
const _sfc_main = { name: "api/metrics/functions/kernelNc1.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-kernelnc1" tabindex="-1">Function: kernelNc1() <a class="header-anchor" href="#function-kernelnc1" aria-label="Permalink to &quot;Function: kernelNc1()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> kernelNc1</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   kernel</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   X</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   labels</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   options</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> StreamedKernelNc1</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>NC1 from a kernel alone, streaming over the tiles of the Gram matrix&#39;s upper triangle: O(tile² + nd) memory, n²/2 kernel values. Beyond <code>pairBudget</code> an unbiased estimate of the traces from random tiles of every pair of classes.</p><p>Source: Kothapalli, Tirer 2024, &quot;Kernel vs. Kernel&quot;; see <code>gramNc1</code> for the formulas.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>kernel</code></td><td><a href="./../interfaces/KernelLike.html"><code>KernelLike</code></a></td><td>-</td></tr><tr><td><code>X</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>n × d, float64 or float32</td></tr><tr><td><code>labels</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>n whole numbers 0 … C−1</td></tr><tr><td><code>options?</code></td><td><a href="./../interfaces/KernelNc1Options.html"><code>KernelNc1Options</code></a></td><td>-</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/StreamedKernelNc1.html"><code>StreamedKernelNc1</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if tr Σ_B = 0, a class has fewer than two samples, an entry or a kernel value is not finite, or an option is out of range</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/functions/kernelNc1.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const kernelNc1 = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  kernelNc1 as default
};
