import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Trajectory","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/Trajectory.md","filePath":"api/linalg/interfaces/Trajectory.md"}');
const _sfc_main = { name: "api/linalg/interfaces/Trajectory.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-trajectory" tabindex="-1">Interface: Trajectory <a class="header-anchor" href="#interface-trajectory" aria-label="Permalink to &quot;Interface: Trajectory&quot;">​</a></h1><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to &quot;Methods&quot;">​</a></h2><h3 id="at" tabindex="-1">at() <a class="header-anchor" href="#at" aria-label="Permalink to &quot;at()&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">at</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(time): Float64Array;</span></span></code></pre></div><p>The state at any time between t0 and t, by the continuous extension of order 4.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>time</code></td><td><code>number</code></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>Float64Array</code></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-rejected"></a> <code>rejected</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-states"></a> <code>states</code></td><td><code>readonly</code></td><td>readonly <code>Float64Array</code>&lt;<code>ArrayBufferLike</code>&gt;[]</td><td>States at those times.</td></tr><tr><td><a id="property-stopped"></a> <code>stopped</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether <code>stop</code> ended the integration.</td></tr><tr><td><a id="property-t"></a> <code>t</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Time reached: t1, or where <code>stop</code> changed sign.</td></tr><tr><td><a id="property-times"></a> <code>times</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>Ends of the accepted steps, t0 first.</td></tr><tr><td><a id="property-y"></a> <code>y</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>State there.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/Trajectory.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Trajectory = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Trajectory as default
};
