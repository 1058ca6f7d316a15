import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: unconstrainedDynamics()","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/functions/unconstrainedDynamics.md","filePath":"api/ntk/functions/unconstrainedDynamics.md"}');
const _sfc_main = { name: "api/ntk/functions/unconstrainedDynamics.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-unconstraineddynamics" tabindex="-1">Function: unconstrainedDynamics() <a class="header-anchor" href="#function-unconstraineddynamics" aria-label="Permalink to &quot;Function: unconstrainedDynamics()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> unconstrainedDynamics</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">options</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;"> </span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> ClosedDynamics</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">  | </span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">SampleDynamics</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>The unconstrained features model: gradient flow of a classifier and of free features with ℓ2 regularisation, under MSE (in closed coordinates, ½‖WH + b1ᵀ − Y‖²) or cross-entropy (sample by sample). The data-agnostic baseline of theory §6: its kernel is the identity.</p><p>Source: Mixon, Parshall, Pi 2020; Zhu et al. 2021; Tirer, Bruna 2022.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>options</code></td><td><a href="./../interfaces/UnconstrainedOptions.html"><code>UnconstrainedOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p>| <a href="./../interfaces/ClosedDynamics.html"><code>ClosedDynamics</code></a> | <a href="./../interfaces/SampleDynamics.html"><code>SampleDynamics</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if an option does not fit</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/functions/unconstrainedDynamics.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const unconstrainedDynamics = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  unconstrainedDynamics as default
};
