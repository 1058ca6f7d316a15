import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RunTrialsOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/experiments/interfaces/RunTrialsOptions.md","filePath":"api/experiments/interfaces/RunTrialsOptions.md"}');
const _sfc_main = { name: "api/experiments/interfaces/RunTrialsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-runtrialsoptions" tabindex="-1">Interface: RunTrialsOptions <a class="header-anchor" href="#interface-runtrialsoptions" aria-label="Permalink to &quot;Interface: RunTrialsOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-finished"></a> <code>finished?</code></td><td><code>readonly</code></td><td><code>ReadonlyMap</code>&lt;<code>string</code>, readonly <code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <a href="./../type-aliases/Cell.html"><code>Cell</code></a>&gt;&gt;[]&gt;</td><td>Rows of trials that an earlier run finished, by hash: they are not run again.</td></tr><tr><td><a id="property-onprogress"></a> <code>onProgress?</code></td><td><code>readonly</code></td><td>(<code>progress</code>) =&gt; <code>void</code></td><td>-</td></tr><tr><td><a id="property-onrows"></a> <code>onRows?</code></td><td><code>readonly</code></td><td>(<code>task</code>, <code>rows</code>) =&gt; <code>void</code> | <code>Promise</code>&lt;<code>void</code>&gt;</td><td>Called as soon as a trial ends, before the next one starts in its place; may be asynchronous.</td></tr><tr><td><a id="property-pool"></a> <code>pool?</code></td><td><code>readonly</code></td><td><a href="./TrialPool.html"><code>TrialPool</code></a></td><td>Runs tasks; defaults to this thread, one at a time.</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Seed of the run; defaults to 0.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/experiments/interfaces/RunTrialsOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RunTrialsOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RunTrialsOptions as default
};
