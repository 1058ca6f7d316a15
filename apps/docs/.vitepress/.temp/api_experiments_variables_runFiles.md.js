import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: runFiles","description":"","frontmatter":{},"headers":[],"relativePath":"api/experiments/variables/runFiles.md","filePath":"api/experiments/variables/runFiles.md"}');
const _sfc_main = { name: "api/experiments/variables/runFiles.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="variable-runfiles" tabindex="-1">Variable: runFiles <a class="header-anchor" href="#variable-runfiles" aria-label="Permalink to &quot;Variable: runFiles&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> runFiles</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> object</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Names of the files of a run directory; figures are <code>figures/&lt;name&gt;.svg</code> (and .png beside them where the application draws it).</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Name</th><th>Type</th><th>Default value</th></tr></thead><tbody><tr><td><a id="property-config"></a> <code>config</code></td><td><code>&quot;config.yaml&quot;</code></td><td><code>&quot;config.yaml&quot;</code></td></tr><tr><td><a id="property-figure"></a> <code>figure()</code></td><td>(<code>name</code>) =&gt; <code>string</code></td><td>-</td></tr><tr><td><a id="property-parquet"></a> <code>parquet</code></td><td><code>&quot;results.parquet&quot;</code></td><td><code>&quot;results.parquet&quot;</code></td></tr><tr><td><a id="property-record"></a> <code>record</code></td><td><code>&quot;run.json&quot;</code></td><td><code>&quot;run.json&quot;</code></td></tr><tr><td><a id="property-report"></a> <code>report</code></td><td><code>&quot;report.html&quot;</code></td><td><code>&quot;report.html&quot;</code></td></tr><tr><td><a id="property-rows"></a> <code>rows</code></td><td><code>&quot;results.jsonl&quot;</code></td><td><code>&quot;results.jsonl&quot;</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/experiments/variables/runFiles.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const runFiles = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  runFiles as default
};
