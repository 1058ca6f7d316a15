import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: FinishedRun","description":"","frontmatter":{},"headers":[],"relativePath":"api/experiments/interfaces/FinishedRun.md","filePath":"api/experiments/interfaces/FinishedRun.md"}');
const _sfc_main = { name: "api/experiments/interfaces/FinishedRun.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-finishedrun" tabindex="-1">Interface: FinishedRun <a class="header-anchor" href="#interface-finishedrun" aria-label="Permalink to &quot;Interface: FinishedRun&quot;">​</a></h1><p>A run that came to its end.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-outcome"></a> <code>outcome</code></td><td><code>readonly</code></td><td><a href="./Outcome.html"><code>Outcome</code></a></td></tr><tr><td><a id="property-record"></a> <code>record</code></td><td><code>readonly</code></td><td><a href="./RunRecord.html"><code>RunRecord</code></a></td></tr><tr><td><a id="property-rows"></a> <code>rows</code></td><td><code>readonly</code></td><td>readonly <code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <a href="./../type-aliases/Cell.html"><code>Cell</code></a>&gt;&gt;[]</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/experiments/interfaces/FinishedRun.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FinishedRun = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FinishedRun as default
};
