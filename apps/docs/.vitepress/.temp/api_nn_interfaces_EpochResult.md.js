import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EpochResult","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/EpochResult.md","filePath":"api/nn/interfaces/EpochResult.md"}');
const _sfc_main = { name: "api/nn/interfaces/EpochResult.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-epochresult" tabindex="-1">Interface: EpochResult <a class="header-anchor" href="#interface-epochresult" aria-label="Permalink to &quot;Interface: EpochResult&quot;">​</a></h1><p>What one epoch measured on its own batches, in training mode.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-accuracy"></a> <code>accuracy</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-epoch"></a> <code>epoch</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-learningrate"></a> <code>learningRate</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-loss"></a> <code>loss</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/EpochResult.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EpochResult = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EpochResult as default
};
