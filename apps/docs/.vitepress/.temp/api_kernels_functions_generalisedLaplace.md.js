import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: generalisedLaplace()","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/functions/generalisedLaplace.md","filePath":"api/kernels/functions/generalisedLaplace.md"}');
const _sfc_main = { name: "api/kernels/functions/generalisedLaplace.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-generalisedlaplace" tabindex="-1">Function: generalisedLaplace() <a class="header-anchor" href="#function-generalisedlaplace" aria-label="Permalink to &quot;Function: generalisedLaplace()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> generalisedLaplace</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">options</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Kernel</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Generalised Laplace kernel exp(−‖x − z‖_p^q / L^q), positive definite for 0 &lt; q ≤ p ≤ 2.</p><p>With p = 2 the metric enters the norm, and the kernel is radial; otherwise it acts through its root: the kernel of M^{1/2}x and M^{1/2}z. Singular slopes (coincident coordinates with p &lt; 1, coincident points) count as 0.</p><p>Source: Beaglehole et al. 2025 (xRFM); theory §3.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>options?</code></td><td><a href="./../interfaces/GeneralisedLaplaceOptions.html"><code>GeneralisedLaplaceOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/Kernel.html"><code>Kernel</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError unless 0 &lt; q ≤ p ≤ 2 and bandwidth &gt; 0</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/functions/generalisedLaplace.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const generalisedLaplace = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  generalisedLaplace as default
};
