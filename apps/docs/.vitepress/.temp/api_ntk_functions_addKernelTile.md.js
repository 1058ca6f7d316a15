import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: addKernelTile()","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/functions/addKernelTile.md","filePath":"api/ntk/functions/addKernelTile.md"}');
const _sfc_main = { name: "api/ntk/functions/addKernelTile.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-addkerneltile" tabindex="-1">Function: addKernelTile() <a class="header-anchor" href="#function-addkerneltile" aria-label="Permalink to &quot;Function: addKernelTile()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> addKernelTile</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   stats</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   tile</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   __namedParameters</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> void</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Adds the tile of a symmetric kernel matrix that starts at entry (row, col), in place; the mirrored tile is counted too. Each unordered pair of tiles is given once, and a tile on the diagonal is square and whole.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>stats</code></td><td><a href="./../interfaces/BlockStatistics.html"><code>BlockStatistics</code></a></td></tr><tr><td><code>tile</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td></tr><tr><td><code>__namedParameters</code></td><td>{ <code>col</code>: <code>number</code>; <code>row</code>: <code>number</code>; }</td></tr><tr><td><code>__namedParameters.col</code></td><td><code>number</code></td></tr><tr><td><code>__namedParameters.row</code></td><td><code>number</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>void</code></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if the tile leaves the matrix, crosses the diagonal, or holds NaN</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/functions/addKernelTile.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const addKernelTile = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  addKernelTile as default
};
