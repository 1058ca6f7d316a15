import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: collapsedMeanGram()","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/functions/collapsedMeanGram.md","filePath":"api/ntk/functions/collapsedMeanGram.md"}');
const _sfc_main = { name: "api/ntk/functions/collapsedMeanGram.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-collapsedmeangram" tabindex="-1">Function: collapsedMeanGram() <a class="header-anchor" href="#function-collapsedmeangram" aria-label="Permalink to &quot;Function: collapsedMeanGram()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> collapsedMeanGram</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">kappa</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">classes</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Matrix</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>The Gram matrix H1ᵀH1 of the class means at zero loss with E = 0 and no bias, for classes of any sizes: K^{−½} with K = N^½Q⁻¹N^½, Q the class quotient of the kernel. Without κ_n it is diagonal, √(μ_single/n_c + κ_c − κ_n): the means of small classes are the longer ones.</p><p>Source: ours; WᵀW = H1KH1ᵀ and WH1 = I give (H1ᵀH1)⁻² = K.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>kappa</code></td><td><a href="./../interfaces/Blocks.html"><code>Blocks</code></a></td></tr><tr><td><code>classes</code></td><td><a href="./../type-aliases/ClassSizes.html"><code>ClassSizes</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></p><p>C × C</p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if the kernel is not positive definite</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/functions/collapsedMeanGram.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const collapsedMeanGram = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  collapsedMeanGram as default
};
