import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GramBlocks","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/GramBlocks.md","filePath":"api/rfm/interfaces/GramBlocks.md"}');
const _sfc_main = { name: "api/rfm/interfaces/GramBlocks.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-gramblocks" tabindex="-1">Interface: GramBlocks <a class="header-anchor" href="#interface-gramblocks" aria-label="Permalink to &quot;Interface: GramBlocks&quot;">​</a></h1><p>What a cosine Gram matrix says about classes.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-between"></a> <code>between</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Mean over pairs of samples of different classes.</td></tr><tr><td><a id="property-ideal"></a> <code>ideal</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Cosine of the whole matrix to the ideal one: 1 within, −1/(C−1) between.</td></tr><tr><td><a id="property-within"></a> <code>within</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Mean over pairs of different samples of one class.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/GramBlocks.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GramBlocks = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GramBlocks as default
};
