import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TrialTask","description":"","frontmatter":{},"headers":[],"relativePath":"api/experiments/interfaces/TrialTask.md","filePath":"api/experiments/interfaces/TrialTask.md"}');
const _sfc_main = { name: "api/experiments/interfaces/TrialTask.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-trialtask" tabindex="-1">Interface: TrialTask <a class="header-anchor" href="#interface-trialtask" aria-label="Permalink to &quot;Interface: TrialTask&quot;">​</a></h1><p>One trial as plain data: what a worker, a queue or a job array receives.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-experiment"></a> <code>experiment</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-hash"></a> <code>hash</code></td><td><code>readonly</code></td><td><code>string</code></td><td><code>trialHash(experiment, seed, trial)</code>.</td></tr><tr><td><a id="property-seed"></a> <code>seed</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-trial"></a> <code>trial</code></td><td><code>readonly</code></td><td><code>unknown</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/experiments/interfaces/TrialTask.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TrialTask = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TrialTask as default
};
