import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClosestBlockKernel","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/ClosestBlockKernel.md","filePath":"api/ntk/interfaces/ClosestBlockKernel.md"}');
const _sfc_main = { name: "api/ntk/interfaces/ClosestBlockKernel.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-closestblockkernel" tabindex="-1">Interface: ClosestBlockKernel <a class="header-anchor" href="#interface-closestblockkernel" aria-label="Permalink to &quot;Interface: ClosestBlockKernel&quot;">​</a></h1><p>The block-structured kernel closest to a given one.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./Blocks.html"><code>Blocks</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-between"></a> <code>between</code></td><td><code>readonly</code></td><td><code>number</code></td><td>k(x, x′) for samples of different classes.</td><td><a href="./Blocks.html"><code>Blocks</code></a>.<a href="./Blocks.html#property-between"><code>between</code></a></td></tr><tr><td><a id="property-diagonal"></a> <code>diagonal</code></td><td><code>readonly</code></td><td><code>number</code></td><td>k(x, x): every diagonal entry.</td><td><a href="./Blocks.html"><code>Blocks</code></a>.<a href="./Blocks.html#property-diagonal"><code>diagonal</code></a></td></tr><tr><td><a id="property-relativedistance"></a> <code>relativeDistance</code></td><td><code>readonly</code></td><td><code>number</code></td><td>‖K − K_block‖_F / ‖K‖_F.</td><td>-</td></tr><tr><td><a id="property-within"></a> <code>within</code></td><td><code>readonly</code></td><td><code>number</code></td><td>k(x, x′) for two different samples of one class.</td><td><a href="./Blocks.html"><code>Blocks</code></a>.<a href="./Blocks.html#property-within"><code>within</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/ClosestBlockKernel.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClosestBlockKernel = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClosestBlockKernel as default
};
