import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: dualRelu()","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/functions/dualRelu.md","filePath":"api/linalg/functions/dualRelu.md"}');
const _sfc_main = { name: "api/linalg/functions/dualRelu.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-dualrelu" tabindex="-1">Function: dualRelu() <a class="header-anchor" href="#function-dualrelu" aria-label="Permalink to &quot;Function: dualRelu()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> dualRelu</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   K</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   diagX</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   diagZ</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> DualActivation</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>ReLU&#39;s dual activation and derivative of a covariance Gram matrix in one pass (Cho &amp; Saul 2009): with s = √(K_ii K_jj), c = K_ij / s, θ = arccos c: T = s (sin θ + (π − θ) cos θ) / 2π, dT = (π − θ) / 2π.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>K</code></td><td><a href="./../interfaces/Matrix.html"><code>Matrix</code></a></td><td>n × m covariances</td></tr><tr><td><code>diagX</code></td><td><code>Float64Array</code></td><td>variances of the rows (n); diagZ those of the columns (m)</td></tr><tr><td><code>diagZ</code></td><td><code>Float64Array</code></td><td>-</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/DualActivation.html"><code>DualActivation</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/functions/dualRelu.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const dualRelu = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  dualRelu as default
};
