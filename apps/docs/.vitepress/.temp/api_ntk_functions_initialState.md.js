import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: initialState()","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/functions/initialState.md","filePath":"api/ntk/functions/initialState.md"}');
const _sfc_main = { name: "api/ntk/functions/initialState.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-initialstate" tabindex="-1">Function: initialState() <a class="header-anchor" href="#function-initialstate" aria-label="Permalink to &quot;Function: initialState()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> initialState</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">classes</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">options</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> ClosedState</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>A starting state of the features–classifier dynamics.</p><p>With E = 0: W normal, H1 = s WᵀOL⁻¹ with O orthogonal and LLᵀ = N^½Q⁻¹N^½, and S = μ_single(WᵀW − H1LLᵀH1ᵀ), which is positive semi-definite for s &lt; 1. Random: W and all features normal, S Wishart by Bartlett&#39;s decomposition, so that no cost depends on the number of samples.</p><p>Source: theory §6; the construction is ours.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>classes</code></td><td><a href="./../type-aliases/ClassSizes.html"><code>ClassSizes</code></a></td></tr><tr><td><code>options</code></td><td><a href="./../interfaces/InitialStateOptions.html"><code>InitialStateOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/ClosedState.html"><code>ClosedState</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if p &lt; C, the kernel is not positive definite, a class has one sample where E = 0 needs H2, or the classes are unbalanced where the mean is to stay zero</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/functions/initialState.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const initialState = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  initialState as default
};
