import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: sampleDynamics()","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/functions/sampleDynamics.md","filePath":"api/ntk/functions/sampleDynamics.md"}');
const _sfc_main = { name: "api/ntk/functions/sampleDynamics.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-sampledynamics" tabindex="-1">Function: sampleDynamics() <a class="header-anchor" href="#function-sampledynamics" aria-label="Permalink to &quot;Function: sampleDynamics()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> sampleDynamics</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">initial</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">options</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> SampleDynamics</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Gradient flow of classifier and features, sample by sample, for any symmetric feature kernel, either loss and classes of any sizes: the reference of the closed system, and the way to cross-entropy, noise in the blocks and free features.</p><p>Source: theory §6; the bound on the drift of the block invariant is ours.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>initial</code></td><td><a href="./../interfaces/SampleState.html"><code>SampleState</code></a></td></tr><tr><td><code>options</code></td><td><a href="./../interfaces/SampleDynamicsOptions.html"><code>SampleDynamicsOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/SampleDynamics.html"><code>SampleDynamics</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if shapes, labels or the kernel do not fit; IntegrationError where maxSteps do not suffice</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/functions/sampleDynamics.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const sampleDynamics = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  sampleDynamics as default
};
