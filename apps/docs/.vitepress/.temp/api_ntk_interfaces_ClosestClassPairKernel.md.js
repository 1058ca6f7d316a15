import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClosestClassPairKernel","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/ClosestClassPairKernel.md","filePath":"api/ntk/interfaces/ClosestClassPairKernel.md"}');
const _sfc_main = { name: "api/ntk/interfaces/ClosestClassPairKernel.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-closestclasspairkernel" tabindex="-1">Interface: ClosestClassPairKernel <a class="header-anchor" href="#interface-closestclasspairkernel" aria-label="Permalink to &quot;Interface: ClosestClassPairKernel&quot;">​</a></h1><p>The class-pair kernel closest to a given one.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./ClassPairBlocks.html"><code>ClassPairBlocks</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-diagonal"></a> <code>diagonal</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>The diagonal of each class, length C.</td><td><a href="./ClassPairBlocks.html"><code>ClassPairBlocks</code></a>.<a href="./ClassPairBlocks.html#property-diagonal"><code>diagonal</code></a></td></tr><tr><td><a id="property-pairs"></a> <code>pairs</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Off-diagonal entries of each pair of classes, C × C, symmetric.</td><td><a href="./ClassPairBlocks.html"><code>ClassPairBlocks</code></a>.<a href="./ClassPairBlocks.html#property-pairs"><code>pairs</code></a></td></tr><tr><td><a id="property-relativedistance"></a> <code>relativeDistance</code></td><td><code>readonly</code></td><td><code>number</code></td><td>‖K − K_block‖_F / ‖K‖_F.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/ClosestClassPairKernel.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClosestClassPairKernel = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClosestClassPairKernel as default
};
