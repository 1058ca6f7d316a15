import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EmpiricalNtkOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/EmpiricalNtkOptions.md","filePath":"api/nn/interfaces/EmpiricalNtkOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/EmpiricalNtkOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-empiricalntkoptions" tabindex="-1">Interface: EmpiricalNtkOptions <a class="header-anchor" href="#interface-empiricalntkoptions" aria-label="Permalink to &quot;Interface: EmpiricalNtkOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-parametrisation"></a> <code>parametrisation?</code></td><td><code>readonly</code></td><td><code>&quot;ntk&quot;</code> | <code>&quot;standard&quot;</code></td><td><code>standard</code> differentiates by the weights as they are; <code>ntk</code> by weights of unit variance that the layer divides by √fan_in, so that each layer&#39;s share is divided by its fan-in and the kernel has a limit at infinite width. Defaults to standard.</td></tr><tr><td><a id="property-progress"></a> <code>progress?</code></td><td><code>readonly</code></td><td>(<code>fraction</code>) =&gt; <code>void</code></td><td>Called with the share of the work that is done.</td></tr><tr><td><a id="property-target"></a> <code>target?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The layer whose kernel is measured: the logits by default, or the network&#39;s <code>features</code>.</td></tr><tr><td><a id="property-tile"></a> <code>tile?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Examples a tile; memory grows with it, and the number of passes falls. Defaults to 128.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/EmpiricalNtkOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EmpiricalNtkOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EmpiricalNtkOptions as default
};
