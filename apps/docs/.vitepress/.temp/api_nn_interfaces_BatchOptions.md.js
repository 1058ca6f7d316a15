import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BatchOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/BatchOptions.md","filePath":"api/nn/interfaces/BatchOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/BatchOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-batchoptions" tabindex="-1">Interface: BatchOptions <a class="header-anchor" href="#interface-batchoptions" aria-label="Permalink to &quot;Interface: BatchOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-balanced"></a> <code>balanced?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>The same number of samples of every class in every batch, interleaved; what does not fill a batch is dropped.</td></tr><tr><td><a id="property-size"></a> <code>size</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/BatchOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BatchOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BatchOptions as default
};
