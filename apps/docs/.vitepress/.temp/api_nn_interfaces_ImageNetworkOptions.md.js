import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ImageNetworkOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/ImageNetworkOptions.md","filePath":"api/nn/interfaces/ImageNetworkOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/ImageNetworkOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-imagenetworkoptions" tabindex="-1">Interface: ImageNetworkOptions <a class="header-anchor" href="#interface-imagenetworkoptions" aria-label="Permalink to &quot;Interface: ImageNetworkOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-classes"></a> <code>classes?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Defaults to 10.</td></tr><tr><td><a id="property-input"></a> <code>input?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Shape.html"><code>Shape</code></a></td><td>Height, width, channels; defaults to 32 × 32 × 3.</td></tr><tr><td><a id="property-widthfactor"></a> <code>widthFactor?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Multiplies every channel count, for runs on small machines; defaults to 1.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/ImageNetworkOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ImageNetworkOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ImageNetworkOptions as default
};
