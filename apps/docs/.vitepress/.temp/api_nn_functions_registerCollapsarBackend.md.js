import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: registerCollapsarBackend()","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/functions/registerCollapsarBackend.md","filePath":"api/nn/functions/registerCollapsarBackend.md"}');
const _sfc_main = { name: "api/nn/functions/registerCollapsarBackend.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-registercollapsarbackend" tabindex="-1">Function: registerCollapsarBackend() <a class="header-anchor" href="#function-registercollapsarbackend" aria-label="Permalink to &quot;Function: registerCollapsarBackend()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> registerCollapsarBackend</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">()</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> void</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Registers the TensorFlow.js backend <code>collapsar</code>, for any TensorFlow.js program: the stock cpu backend, with matrix products, convolutions and their gradients, depthwise convolution, batch normalisation, pools, elementwise maps and reductions replaced by kernels over <code>@collapsar/linalg</code>&#39;s float32 arithmetic — native or wasm, whichever <code>setBackend</code> chose there. Calling it again does nothing.</p><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>void</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/functions/registerCollapsarBackend.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const registerCollapsarBackend = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  registerCollapsarBackend as default
};
