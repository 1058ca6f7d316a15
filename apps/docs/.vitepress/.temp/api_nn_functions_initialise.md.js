import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: initialise()","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/functions/initialise.md","filePath":"api/nn/functions/initialise.md"}');
const _sfc_main = { name: "api/nn/functions/initialise.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-initialise" tabindex="-1">Function: initialise() <a class="header-anchor" href="#function-initialise" aria-label="Permalink to &quot;Function: initialise()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> initialise</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   network</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   random</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   gain</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Map</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">&lt;</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">string</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">Float32Array</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">&lt;</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">ArrayBufferLike</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">&gt;&gt;;</span></span></code></pre></div><p>Draws the trainable arrays of a network: name → values.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>network</code></td><td><a href="./../interfaces/Network.html"><code>Network</code></a></td><td>-</td></tr><tr><td><code>random</code></td><td><a href="./../../linalg/interfaces/Random.html"><code>Random</code></a></td><td>-</td></tr><tr><td><code>gain?</code></td><td>{ <code>classifierStd?</code>: <code>number</code>; <code>gain?</code>: <code>number</code>; <code>initialisation?</code>: <a href="./../type-aliases/Initialisation.html"><code>Initialisation</code></a>; }</td><td>multiplies the kernels of every layer but the classifier; [AGOP]&#39;s <code>init</code>, defaults to 1</td></tr><tr><td><code>gain.classifierStd?</code></td><td><code>number</code></td><td>-</td></tr><tr><td><code>gain.gain?</code></td><td><code>number</code></td><td>-</td></tr><tr><td><code>gain.initialisation?</code></td><td><a href="./../type-aliases/Initialisation.html"><code>Initialisation</code></a></td><td>-</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Map</code>&lt;<code>string</code>, <code>Float32Array</code>&lt;<code>ArrayBufferLike</code>&gt;&gt;</p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>TypeError if the initialisation is not one of the names</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/functions/initialise.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const initialise = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  initialise as default
};
