import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: collapseTheorem()","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/functions/collapseTheorem.md","filePath":"api/ntk/functions/collapseTheorem.md"}');
const _sfc_main = { name: "api/ntk/functions/collapseTheorem.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-collapsetheorem" tabindex="-1">Function: collapseTheorem() <a class="header-anchor" href="#function-collapsetheorem" aria-label="Permalink to &quot;Function: collapseTheorem()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> collapseTheorem</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">state</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">options</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> CollapseTheorem</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Checks the hypotheses of the collapse theorem at a state and what follows from those that hold: zero loss and E = 0 give NC1; with balanced classes and a bias constant over classes also NC2, and NC3 for W centred over classes; with a zero global mean NC3 and NC4 as measured.</p><p>Source: [NTC]&#39;s theorem in the sharper form of theory §6 (figures/ntc §3.4).</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>state</code></td><td><a href="./../interfaces/ClosedState.html"><code>ClosedState</code></a></td></tr><tr><td><code>options</code></td><td><a href="./../interfaces/TheoremOptions.html"><code>TheoremOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/CollapseTheorem.html"><code>CollapseTheorem</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if the shapes do not fit or the kernel is not positive definite</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/functions/collapseTheorem.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const collapseTheorem = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  collapseTheorem as default
};
