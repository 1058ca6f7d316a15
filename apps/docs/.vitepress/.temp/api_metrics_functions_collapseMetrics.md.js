import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: collapseMetrics()","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/functions/collapseMetrics.md","filePath":"api/metrics/functions/collapseMetrics.md"}');
const _sfc_main = { name: "api/metrics/functions/collapseMetrics.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-collapsemetrics" tabindex="-1">Function: collapseMetrics() <a class="header-anchor" href="#function-collapsemetrics" aria-label="Permalink to &quot;Function: collapseMetrics()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> collapseMetrics</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   H</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   labels</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   options</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> CollapseMetrics</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Every metric of neural collapse of features held in memory: NC1 four ways, NC2 five ways, NC3 and NC4 with a classifier, NC5 with out-of-distribution features, and hyperspherical uniformity.</p><p>Sources: see each metric&#39;s own function.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>H</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>features, n × p, float64 or float32</td></tr><tr><td><code>labels</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>n whole numbers 0 … C−1</td></tr><tr><td><code>options?</code></td><td><a href="./../interfaces/CollapseMetricsOptions.html"><code>CollapseMetricsOptions</code></a></td><td>-</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/CollapseMetrics.html"><code>CollapseMetrics</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if tr Σ_B = 0, two class means are equal, a class has fewer than two samples, shapes disagree, or an entry is not finite</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/functions/collapseMetrics.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const collapseMetrics = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  collapseMetrics as default
};
