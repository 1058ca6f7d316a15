import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RunExperimentOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/experiments/interfaces/RunExperimentOptions.md","filePath":"api/experiments/interfaces/RunExperimentOptions.md"}');
const _sfc_main = { name: "api/experiments/interfaces/RunExperimentOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-runexperimentoptions" tabindex="-1">Interface: RunExperimentOptions <a class="header-anchor" href="#interface-runexperimentoptions" aria-label="Permalink to &quot;Interface: RunExperimentOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-config"></a> <code>config</code></td><td><code>readonly</code></td><td><code>unknown</code></td><td>Validated already, with defaults (<code>parseConfig</code>).</td></tr><tr><td><a id="property-machine"></a> <code>machine?</code></td><td><code>readonly</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <code>string</code> | <code>number</code>&gt;&gt;</td><td>-</td></tr><tr><td><a id="property-onprogress"></a> <code>onProgress?</code></td><td><code>readonly</code></td><td>(<code>progress</code>) =&gt; <code>void</code></td><td>-</td></tr><tr><td><a id="property-pool"></a> <code>pool?</code></td><td><code>readonly</code></td><td><a href="./TrialPool.html"><code>TrialPool</code></a></td><td>-</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>-</td></tr><tr><td><a id="property-startedat"></a> <code>startedAt?</code></td><td><code>readonly</code></td><td><code>Date</code></td><td>-</td></tr><tr><td><a id="property-store"></a> <code>store</code></td><td><code>readonly</code></td><td><a href="./RunStore.html"><code>RunStore</code></a></td><td>-</td></tr><tr><td><a id="property-versions"></a> <code>versions?</code></td><td><code>readonly</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <code>string</code>&gt;&gt;</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/experiments/interfaces/RunExperimentOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RunExperimentOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RunExperimentOptions as default
};
