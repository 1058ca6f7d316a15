import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ConvOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/ConvOptions.md","filePath":"api/nn/interfaces/ConvOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/ConvOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-convoptions" tabindex="-1">Interface: ConvOptions <a class="header-anchor" href="#interface-convoptions" aria-label="Permalink to &quot;Interface: ConvOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-bias"></a> <code>bias?</code></td><td><code>readonly</code></td><td><code>boolean</code></td></tr><tr><td><a id="property-padding"></a> <code>padding?</code></td><td><code>readonly</code></td><td><code>number</code> | <code>&quot;same&quot;</code></td></tr><tr><td><a id="property-size"></a> <code>size?</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-stride"></a> <code>stride?</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/ConvOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ConvOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ConvOptions as default
};
