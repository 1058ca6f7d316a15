import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: infiniteEnsemble()","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/functions/infiniteEnsemble.md","filePath":"api/kernels/functions/infiniteEnsemble.md"}');
const _sfc_main = { name: "api/kernels/functions/infiniteEnsemble.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-infiniteensemble" tabindex="-1">Function: infiniteEnsemble() <a class="header-anchor" href="#function-infiniteensemble" aria-label="Permalink to &quot;Function: infiniteEnsemble()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> infiniteEnsemble</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   net</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   X</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   Y</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   __namedParameters</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> InfiniteEnsemble</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>The mean and covariance of infinitely wide networks trained to time t. With g = Θ⁻¹(I − e^{−ηtΘ}): &quot;ntk&quot;: mean Θ_zx g Y, covariance K_zz + Θ_zx g K g Θ_xz − (Θ_zx g K_xz + transpose); &quot;nngp&quot; (Θ = K): mean K_zx g Y, covariance K_zz − K_zx K⁻¹(I − e^{−2ηtK}) K_xz, the posterior at t = ∞.</p><p>Source: Lee et al. 2019, <em>Wide neural networks of any depth evolve as linear models</em>, eqs. 14–16; [NT] predict.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>net</code></td><td>{ <code>nngp</code>: <a href="./../interfaces/Kernel.html"><code>Kernel</code></a>; <code>ntk</code>: <a href="./../interfaces/Kernel.html"><code>Kernel</code></a>; }</td><td>a network&#39;s two kernels (<code>serial(…)</code>)</td></tr><tr><td><code>net.nngp</code></td><td><a href="./../interfaces/Kernel.html"><code>Kernel</code></a></td><td>-</td></tr><tr><td><code>net.ntk</code></td><td><a href="./../interfaces/Kernel.html"><code>Kernel</code></a></td><td>-</td></tr><tr><td><code>X</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>-</td></tr><tr><td><code>Y</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>-</td></tr><tr><td><code>__namedParameters?</code></td><td><a href="./../interfaces/EnsembleOptions.html"><code>EnsembleOptions</code></a></td><td>-</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/InfiniteEnsemble.html"><code>InfiniteEnsemble</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if shapes disagree, SingularGramError for infinite time and a singular training kernel</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/functions/infiniteEnsemble.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const infiniteEnsemble = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  infiniteEnsemble as default
};
