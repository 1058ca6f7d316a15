import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: pairwiseSquaredDistances()","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/functions/pairwiseSquaredDistances.md","filePath":"api/linalg/functions/pairwiseSquaredDistances.md"}');
const _sfc_main = { name: "api/linalg/functions/pairwiseSquaredDistances.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-pairwisesquareddistances" tabindex="-1">Function: pairwiseSquaredDistances() <a class="header-anchor" href="#function-pairwisesquareddistances" aria-label="Permalink to &quot;Function: pairwiseSquaredDistances()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> pairwiseSquaredDistances</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   X</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   Z</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   options</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Matrix</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Squared distances (x_i − z_j)ᵀ M (x_i − z_j) between the rows of X and Z.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Default value</th><th>Description</th></tr></thead><tbody><tr><td><code>X</code></td><td><a href="./../interfaces/Matrix.html"><code>Matrix</code></a></td><td><code>undefined</code></td><td>n × d</td></tr><tr><td><code>Z?</code></td><td><a href="./../interfaces/Matrix.html"><code>Matrix</code></a></td><td><code>X</code></td><td>m × d; defaults to X, and then the diagonal is exactly 0 and the matrix exactly symmetric</td></tr><tr><td><code>options?</code></td><td><a href="./../interfaces/DistanceOptions.html"><code>DistanceOptions</code></a></td><td><code>{}</code></td><td>-</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/Matrix.html"><code>Matrix</code></a></p><p>n × m, never negative</p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if X and Z differ in columns or the metric has another shape or is not positive semi-definite</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/functions/pairwiseSquaredDistances.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const pairwiseSquaredDistances = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  pairwiseSquaredDistances as default
};
