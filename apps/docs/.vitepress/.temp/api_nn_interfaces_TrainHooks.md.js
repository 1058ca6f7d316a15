import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TrainHooks","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/TrainHooks.md","filePath":"api/nn/interfaces/TrainHooks.md"}');
const _sfc_main = { name: "api/nn/interfaces/TrainHooks.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-trainhooks" tabindex="-1">Interface: TrainHooks <a class="header-anchor" href="#interface-trainhooks" aria-label="Permalink to &quot;Interface: TrainHooks&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-onepoch"></a> <code>onEpoch?</code></td><td><code>readonly</code></td><td>(<code>result</code>, <code>state</code>) =&gt; <code>boolean</code> | <code>Promise</code>&lt;<code>boolean</code> | <code>undefined</code>&gt; | <code>undefined</code></td><td>After each epoch; the state may be read, not changed. Return true to stop early.</td></tr><tr><td><a id="property-onstep"></a> <code>onStep?</code></td><td><code>readonly</code></td><td>(<code>fraction</code>) =&gt; <code>void</code> | <code>Promise</code>&lt;<code>void</code>&gt;</td><td>After each step, with the share of the epoch that is done.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/TrainHooks.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TrainHooks = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TrainHooks as default
};
