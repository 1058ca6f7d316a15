import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: convFilterGradient()","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/functions/convFilterGradient.md","filePath":"api/nn/functions/convFilterGradient.md"}');
const _sfc_main = { name: "api/nn/functions/convFilterGradient.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-convfiltergradient" tabindex="-1">Function: convFilterGradient() <a class="header-anchor" href="#function-convfiltergradient" aria-label="Permalink to &quot;Function: convFilterGradient()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> convFilterGradient</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   x</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   dy</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   filterShape</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   stride</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   padding</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Tensor4D</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Gradient of a convolution with respect to its filter, as one product a window position: for each (i, j), the inputs that the position saw, transposed, times dy. This is the kernel <code>Conv2DBackpropFilter</code> that the stock wasm backend lacks.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>x</code></td><td><code>Tensor4D</code></td><td>batch × height × width × input channels</td></tr><tr><td><code>dy</code></td><td><code>Tensor4D</code></td><td>batch × output height × output width × output channels</td></tr><tr><td><code>filterShape</code></td><td>readonly [<code>number</code>, <code>number</code>, <code>number</code>, <code>number</code>]</td><td>-</td></tr><tr><td><code>stride</code></td><td>readonly [<code>number</code>, <code>number</code>]</td><td>-</td></tr><tr><td><code>padding</code></td><td>{ <code>left</code>: <code>number</code>; <code>top</code>: <code>number</code>; }</td><td>-</td></tr><tr><td><code>padding.left</code></td><td><code>number</code></td><td>-</td></tr><tr><td><code>padding.top</code></td><td><code>number</code></td><td>-</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Tensor4D</code></p><p>filter height × filter width × input channels × output channels</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/functions/convFilterGradient.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const convFilterGradient = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  convFilterGradient as default
};
