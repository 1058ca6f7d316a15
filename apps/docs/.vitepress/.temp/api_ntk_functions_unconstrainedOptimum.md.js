import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: unconstrainedOptimum()","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/functions/unconstrainedOptimum.md","filePath":"api/ntk/functions/unconstrainedOptimum.md"}');
const _sfc_main = { name: "api/ntk/functions/unconstrainedOptimum.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-unconstrainedoptimum" tabindex="-1">Function: unconstrainedOptimum() <a class="header-anchor" href="#function-unconstrainedoptimum" aria-label="Permalink to &quot;Function: unconstrainedOptimum()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> unconstrainedOptimum</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">options</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> UnconstrainedOptimum</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>The global minimum of ½‖WH + b1ᵀ − Y‖² + ½λ_W‖W‖² + ½λ_H‖H‖² in closed form: WH is the shrunken centred Y, collapsed on a simplex, b = 1/C.</p><p>Source: the nuclear norm √(λ_Wλ_H)‖WH‖_* of the product (Srebro 2004); Zhu et al. 2021.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>options</code></td><td>{ <code>classes</code>: <code>number</code>; <code>featureDecay</code>: <code>number</code>; <code>perClass</code>: <code>number</code>; <code>weightDecay</code>: <code>number</code>; }</td></tr><tr><td><code>options.classes</code></td><td><code>number</code></td></tr><tr><td><code>options.featureDecay</code></td><td><code>number</code></td></tr><tr><td><code>options.perClass</code></td><td><code>number</code></td></tr><tr><td><code>options.weightDecay</code></td><td><code>number</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/UnconstrainedOptimum.html"><code>UnconstrainedOptimum</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if a size or a factor does not fit</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/functions/unconstrainedOptimum.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const unconstrainedOptimum = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  unconstrainedOptimum as default
};
