import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: fitModel()","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/functions/fitModel.md","filePath":"api/rfm/functions/fitModel.md"}');
const _sfc_main = { name: "api/rfm/functions/fitModel.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-fitmodel" tabindex="-1">Function: fitModel() <a class="header-anchor" href="#function-fitmodel" aria-label="Permalink to &quot;Function: fitModel()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> fitModel</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">data</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">options</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> ModelFit</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Fits a model that people can keep: codes and scales the data, learns a recursive feature machine (or, beyond <code>leafRows</code>, an xRFM tree), and remembers all that prediction needs.</p><p>Rules: empty numeric cells become the training mean, empty categorical cells a block of zeros (<code>tableCoding</code>); a constant column is scaled to 0 and tells nothing; rows at a tree&#39;s threshold go left.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>data</code></td><td><a href="./../type-aliases/ModelData.html"><code>ModelData</code></a></td><td>n rows with labels or numeric targets; <code>tableDataset(table)</code> gives one from a CSV or Parquet table</td></tr><tr><td><code>options?</code></td><td><a href="./../interfaces/ModelOptions.html"><code>ModelOptions</code></a></td><td>-</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/ModelFit.html"><code>ModelFit</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if there are fewer than 2 rows, a target is constant or of one class, entries are not finite, the bandwidth makes every kernel value 0 or 1, or the memory budget is too small</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/functions/fitModel.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const fitModel = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  fitModel as default
};
