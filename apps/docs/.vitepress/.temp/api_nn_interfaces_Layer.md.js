import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Layer","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/Layer.md","filePath":"api/nn/interfaces/Layer.md"}');
const _sfc_main = { name: "api/nn/interfaces/Layer.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-layer" tabindex="-1">Interface: Layer <a class="header-anchor" href="#interface-layer" aria-label="Permalink to &quot;Interface: Layer&quot;">​</a></h1><p>One node of the graph: an operation, applied to the outputs of earlier layers.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-id"></a> <code>id</code></td><td><code>readonly</code></td><td><code>string</code></td></tr><tr><td><a id="property-inputs"></a> <code>inputs</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td></tr><tr><td><a id="property-operation"></a> <code>operation</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Operation.html"><code>Operation</code></a></td></tr><tr><td><a id="property-shape"></a> <code>shape</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Shape.html"><code>Shape</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/Layer.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Layer = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Layer as default
};
