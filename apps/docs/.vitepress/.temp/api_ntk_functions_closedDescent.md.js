import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: closedDescent()","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/functions/closedDescent.md","filePath":"api/ntk/functions/closedDescent.md"}');
const _sfc_main = { name: "api/ntk/functions/closedDescent.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-closeddescent" tabindex="-1">Function: closedDescent() <a class="header-anchor" href="#function-closeddescent" aria-label="Permalink to &quot;Function: closedDescent()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> closedDescent</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">initial</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">options</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> ClosedDescent</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Discrete gradient descent of classifier and features under a block-structured feature kernel, at a cost that does not depend on the number of samples: H2 stays F·Qᵀ with Q fixed, so its root F (p × rank S) is descended in its place.</p><p>Velocity v ← βv + g, step −η·v (Nesterov: −η(g + βv)), g the kernel gradient plus ℓ2 terms. H2 is returned where the initial state carries it.</p><p>Source: theory §6, discretised as in [NTC]&#39;s training (coupled decay).</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>initial</code></td><td><a href="./../interfaces/ClosedState.html"><code>ClosedState</code></a></td></tr><tr><td><code>options</code></td><td><a href="./../interfaces/ClosedDescentOptions.html"><code>ClosedDescentOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/ClosedDescent.html"><code>ClosedDescent</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if an option does not fit, or the descent diverges (says at which step)</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/functions/closedDescent.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const closedDescent = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  closedDescent as default
};
