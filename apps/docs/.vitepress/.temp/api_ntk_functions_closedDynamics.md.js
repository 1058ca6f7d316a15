import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: closedDynamics()","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/functions/closedDynamics.md","filePath":"api/ntk/functions/closedDynamics.md"}');
const _sfc_main = { name: "api/ntk/functions/closedDynamics.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-closeddynamics" tabindex="-1">Function: closedDynamics() <a class="header-anchor" href="#function-closeddynamics" aria-label="Permalink to &quot;Function: closedDynamics()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> closedDynamics</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">initial</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">options</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> ClosedDynamics</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Gradient flow of features and classifier under a block-structured feature kernel, in closed coordinates: the cost of a step is O(Cp² + C²p), whatever the number of samples. Where the initial state carries H2, the final one does too, by H2(t) = Ψ(t)H2(0).</p><p>Source: [NTC], theory §6.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>initial</code></td><td><a href="./../interfaces/ClosedState.html"><code>ClosedState</code></a></td></tr><tr><td><code>options</code></td><td><a href="./../interfaces/ClosedDynamicsOptions.html"><code>ClosedDynamicsOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/ClosedDynamics.html"><code>ClosedDynamics</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if the kernel is not positive definite or the shapes do not fit</p><h2 id="throws-1" tabindex="-1">Throws <a class="header-anchor" href="#throws-1" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>StepLimitError, with the state reached, if the run takes more than maxSteps steps</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/functions/closedDynamics.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const closedDynamics = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  closedDynamics as default
};
