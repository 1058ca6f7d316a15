import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: publishedErfNtk()","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/functions/publishedErfNtk.md","filePath":"api/kernels/functions/publishedErfNtk.md"}');
const _sfc_main = { name: "api/kernels/functions/publishedErfNtk.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-publishederfntk" tabindex="-1">Function: publishedErfNtk() <a class="header-anchor" href="#function-publishederfntk" aria-label="Permalink to &quot;Function: publishedErfNtk()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> publishedErfNtk</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">X</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Matrix</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>The erf &quot;NTK&quot; of [KK]&#39;s published code, kept to overlay its figures: Θ = T + K⁰ ∘ Ṫ with Ṫ_ij = (4/π)/√(Σ_i (1 + 2K_ii)² − 4K_ij²), where the scalar product of two vectors stands in the place of their outer product (1 + 2K_ii)(1 + 2K_jj). It is close to the NNGP, and not a kernel of two points.</p><p>Depth 2, σ_w = 1, σ_b = 0 (theory §8).</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>X</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>n × d</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></p><p>n × n; the correct matrix is <code>ntk({ activation: &quot;erf&quot;, depth: 2 }).gram(X)</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/functions/publishedErfNtk.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const publishedErfNtk = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  publishedErfNtk as default
};
