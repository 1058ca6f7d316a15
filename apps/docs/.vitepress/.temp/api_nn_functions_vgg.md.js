import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: vgg()","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/functions/vgg.md","filePath":"api/nn/functions/vgg.md"}');
const _sfc_main = { name: "api/nn/functions/vgg.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-vgg" tabindex="-1">Function: vgg() <a class="header-anchor" href="#function-vgg" aria-label="Permalink to &quot;Function: vgg()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> vgg</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">__namedParameters</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Network</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>VGG11 or VGG16 as [NTC]&#39;s code builds them: 3 × 3 convolutions with biases, batch normalisation (momentum 0.9) and ReLU in five groups of 64–128–256–512–512 channels with a 2 × 2 max-pool after each, then dense 512 and dense 256, each normalised, and the classifier (p = 256). Its input is 32 × 32. 9,622,922 parameters (VGG11 on MNIST), 15,121,226 (VGG16 on CIFAR-10).</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>__namedParameters?</code></td><td><a href="./../interfaces/ImageNetworkOptions.html"><code>ImageNetworkOptions</code></a> &amp; <code>object</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/Network.html"><code>Network</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/functions/vgg.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const vgg = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  vgg as default
};
