import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: normaliseMetric()","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/functions/normaliseMetric.md","filePath":"api/rfm/functions/normaliseMetric.md"}');
const _sfc_main = { name: "api/rfm/functions/normaliseMetric.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-normalisemetric" tabindex="-1">Function: normaliseMetric() <a class="header-anchor" href="#function-normalisemetric" aria-label="Permalink to &quot;Function: normaliseMetric()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> normaliseMetric</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">M</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">normalization</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Matrix</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>An AGOP scaled to serve as the next metric: M / max M, M·d / tr M, or M itself.</p><p>The largest entry of a positive semi-definite matrix stands on its diagonal. A zero AGOP (a constant machine) is an error: no metric comes out of it. Source: theory §5, <code>normalization</code>.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Default value</th><th>Description</th></tr></thead><tbody><tr><td><code>M</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td><code>undefined</code></td><td>d × d, or a diagonal as d × 1</td></tr><tr><td><code>normalization?</code></td><td><a href="./../type-aliases/MetricNormalization.html"><code>MetricNormalization</code></a></td><td><code>&quot;max&quot;</code></td><td>-</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if M is zero or not finite</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/functions/normaliseMetric.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const normaliseMetric = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  normaliseMetric as default
};
