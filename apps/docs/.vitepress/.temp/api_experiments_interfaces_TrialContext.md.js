import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TrialContext","description":"","frontmatter":{},"headers":[],"relativePath":"api/experiments/interfaces/TrialContext.md","filePath":"api/experiments/interfaces/TrialContext.md"}');
const _sfc_main = { name: "api/experiments/interfaces/TrialContext.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-trialcontext" tabindex="-1">Interface: TrialContext <a class="header-anchor" href="#interface-trialcontext" aria-label="Permalink to &quot;Interface: TrialContext&quot;">​</a></h1><p>What a trial receives beside its parameters.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-progress"></a> <code>progress?</code></td><td><code>readonly</code></td><td>(<code>fraction</code>, <code>message?</code>) =&gt; <code>void</code></td><td>Says how far the trial has come, <code>fraction</code> in [0, 1].</td></tr><tr><td><a id="property-seed"></a> <code>seed</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The seed of the run; <code>deriveSeed</code> makes the trial&#39;s own from it.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Aborted when the run shall stop; long trials call <code>signal.throwIfAborted()</code> between steps.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/experiments/interfaces/TrialContext.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TrialContext = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TrialContext as default
};
