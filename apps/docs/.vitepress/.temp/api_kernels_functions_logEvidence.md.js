import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: logEvidence()","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/functions/logEvidence.md","filePath":"api/kernels/functions/logEvidence.md"}');
const _sfc_main = { name: "api/kernels/functions/logEvidence.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-logevidence" tabindex="-1">Function: logEvidence() <a class="header-anchor" href="#function-logevidence" aria-label="Permalink to &quot;Function: logEvidence()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> logEvidence</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   X</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   Y</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   log</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> LogEvidence</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>log p(Y) of a Gaussian process and its gradient Σ_ij W_ij ∂K_ij/∂log θ, W = ½(ααᵀ − C(K + σ²I)⁻¹).</p><p>Source: Rasmussen &amp; Williams 2006, eqs. 2.30 and 5.9.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>X</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>n × d; Y - n × C</td></tr><tr><td><code>Y</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>-</td></tr><tr><td><code>log</code></td><td>{ <code>family</code>: <a href="./../interfaces/KernelFamily.html"><code>KernelFamily</code></a>; <code>log?</code>: <code>ArrayLike</code>&lt;<code>number</code>&gt;; <code>noise</code>: <code>number</code>; }</td><td>logarithms of the family&#39;s parameters</td></tr><tr><td><code>log.family</code></td><td><a href="./../interfaces/KernelFamily.html"><code>KernelFamily</code></a></td><td>-</td></tr><tr><td><code>log.log?</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>-</td></tr><tr><td><code>log.noise</code></td><td><code>number</code></td><td>-</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/LogEvidence.html"><code>LogEvidence</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>SingularGramError if K + σ²I is singular</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/functions/logEvidence.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const logEvidence = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  logEvidence as default
};
