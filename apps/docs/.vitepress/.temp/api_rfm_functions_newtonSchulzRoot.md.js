import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: newtonSchulzRoot()","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/functions/newtonSchulzRoot.md","filePath":"api/rfm/functions/newtonSchulzRoot.md"}');
const _sfc_main = { name: "api/rfm/functions/newtonSchulzRoot.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-newtonschulzroot" tabindex="-1">Function: newtonSchulzRoot() <a class="header-anchor" href="#function-newtonschulzroot" aria-label="Permalink to &quot;Function: newtonSchulzRoot()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> newtonSchulzRoot</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">A</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">__namedParameters</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Matrix</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>The square root of a symmetric positive semi-definite matrix by products of matrices alone: Y ← Y(3I − ZY)/2, Z ← (3I − ZY)Z/2 from Y = A/‖A‖_F, Z = I.</p><p>Source: Higham 2008, <em>Functions of matrices</em>, (6.35). Tiny eigenvalues converge last, by a factor 9/4 an iteration.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>A</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>d × d, symmetric positive semi-definite</td></tr><tr><td><code>__namedParameters?</code></td><td><a href="./../interfaces/NewtonSchulzOptions.html"><code>NewtonSchulzOptions</code></a></td><td>-</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ConvergenceError with the relative residual ‖Y² − A‖_F/‖A‖_F if it does not fall to the tolerance</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/functions/newtonSchulzRoot.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const newtonSchulzRoot = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  newtonSchulzRoot as default
};
