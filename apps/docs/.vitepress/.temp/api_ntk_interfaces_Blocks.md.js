import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Blocks","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/Blocks.md","filePath":"api/ntk/interfaces/Blocks.md"}');
const _sfc_main = { name: "api/ntk/interfaces/Blocks.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-blocks" tabindex="-1">Interface: Blocks <a class="header-anchor" href="#interface-blocks" aria-label="Permalink to &quot;Interface: Blocks&quot;">​</a></h1><p>The three numbers of a block-structured kernel ([NTC]): λ_d, λ_c and λ_n.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./ClosestBlockKernel.html"><code>ClosestBlockKernel</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-between"></a> <code>between</code></td><td><code>readonly</code></td><td><code>number</code></td><td>k(x, x′) for samples of different classes.</td></tr><tr><td><a id="property-diagonal"></a> <code>diagonal</code></td><td><code>readonly</code></td><td><code>number</code></td><td>k(x, x): every diagonal entry.</td></tr><tr><td><a id="property-within"></a> <code>within</code></td><td><code>readonly</code></td><td><code>number</code></td><td>k(x, x′) for two different samples of one class.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/Blocks.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Blocks = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Blocks as default
};
