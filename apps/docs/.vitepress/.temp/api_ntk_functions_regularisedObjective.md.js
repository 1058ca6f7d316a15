import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: regularisedObjective()","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/functions/regularisedObjective.md","filePath":"api/ntk/functions/regularisedObjective.md"}');
const _sfc_main = { name: "api/ntk/functions/regularisedObjective.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-regularisedobjective" tabindex="-1">Function: regularisedObjective() <a class="header-anchor" href="#function-regularisedobjective" aria-label="Permalink to &quot;Function: regularisedObjective()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> regularisedObjective</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   loss</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   __namedParameters</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   __namedParameters</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> number</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>½‖R‖² + ½λ_W‖W‖² + ½λ_H‖H‖² of a loss and a state.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>loss</code></td><td><code>number</code></td></tr><tr><td><code>__namedParameters</code></td><td>{ <code>H1</code>: <a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a>; <code>S</code>: <a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a>; <code>W</code>: <a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a>; }</td></tr><tr><td><code>__namedParameters.H1</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td></tr><tr><td><code>__namedParameters.S</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td></tr><tr><td><code>__namedParameters.W</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td></tr><tr><td><code>__namedParameters</code></td><td>{ <code>featureDecay</code>: <code>number</code>; <code>perClass</code>: <code>number</code>; <code>weightDecay</code>: <code>number</code>; }</td></tr><tr><td><code>__namedParameters.featureDecay</code></td><td><code>number</code></td></tr><tr><td><code>__namedParameters.perClass</code></td><td><code>number</code></td></tr><tr><td><code>__namedParameters.weightDecay</code></td><td><code>number</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>number</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/functions/regularisedObjective.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const regularisedObjective = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  regularisedObjective as default
};
