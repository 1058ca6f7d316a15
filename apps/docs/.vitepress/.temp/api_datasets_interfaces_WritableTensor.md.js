import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: WritableTensor","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets/interfaces/WritableTensor.md","filePath":"api/datasets/interfaces/WritableTensor.md"}');
const _sfc_main = { name: "api/datasets/interfaces/WritableTensor.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-writabletensor" tabindex="-1">Interface: WritableTensor <a class="header-anchor" href="#interface-writabletensor" aria-label="Permalink to &quot;Interface: WritableTensor&quot;">​</a></h1><p>An array to write: float64, float32, int32 or bytes, in row-major order.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-data"></a> <code>data</code></td><td><code>readonly</code></td><td>| <code>Int32Array</code>&lt;<code>ArrayBufferLike</code>&gt; | <code>Float64Array</code>&lt;<code>ArrayBufferLike</code>&gt; | <code>Uint8Array</code>&lt;<code>ArrayBufferLike</code>&gt; | <code>Float32Array</code>&lt;<code>ArrayBufferLike</code>&gt;</td></tr><tr><td><a id="property-shape"></a> <code>shape</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/WritableTensor.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WritableTensor = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WritableTensor as default
};
