import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: expectedKernelNc1()","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/functions/expectedKernelNc1.md","filePath":"api/metrics/functions/expectedKernelNc1.md"}');
const _sfc_main = { name: "api/metrics/functions/expectedKernelNc1.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-expectedkernelnc1" tabindex="-1">Function: expectedKernelNc1() <a class="header-anchor" href="#function-expectedkernelnc1" aria-label="Permalink to &quot;Function: expectedKernelNc1()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> expectedKernelNc1</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   kernel</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   sampler</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   __namedParameters</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> ExpectedKernelNc1</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>The population value of kernel NC1: t = E K(x, x) and s_cc′ = E K(x, x′) over independent x of class c and x′ of class c′, by Monte Carlo with a standard error. Its distance from <code>kernelNc1</code> is the finite-sample bias.</p><p>Source: ours, beyond Kothapalli, Tirer 2024.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>kernel</code></td><td><a href="./../interfaces/KernelLike.html"><code>KernelLike</code></a></td></tr><tr><td><code>sampler</code></td><td><a href="./../interfaces/ClassSampler.html"><code>ClassSampler</code></a></td></tr><tr><td><code>__namedParameters?</code></td><td><a href="./../interfaces/ExpectedKernelNc1Options.html"><code>ExpectedKernelNc1Options</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/ExpectedKernelNc1.html"><code>ExpectedKernelNc1</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if the sampler has fewer than two classes, yields another number of rows, tr Σ_B is not positive, or an option is out of range</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/functions/expectedKernelNc1.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const expectedKernelNc1 = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  expectedKernelNc1 as default
};
