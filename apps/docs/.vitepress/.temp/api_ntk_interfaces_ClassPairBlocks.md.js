import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClassPairBlocks","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/ClassPairBlocks.md","filePath":"api/ntk/interfaces/ClassPairBlocks.md"}');
const _sfc_main = { name: "api/ntk/interfaces/ClassPairBlocks.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-classpairblocks" tabindex="-1">Interface: ClassPairBlocks <a class="header-anchor" href="#interface-classpairblocks" aria-label="Permalink to &quot;Interface: ClassPairBlocks&quot;">​</a></h1><p>A kernel with one number for each pair of classes and one for the diagonal of each class.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./ClosestClassPairKernel.html"><code>ClosestClassPairKernel</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-diagonal"></a> <code>diagonal</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>The diagonal of each class, length C.</td></tr><tr><td><a id="property-pairs"></a> <code>pairs</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Off-diagonal entries of each pair of classes, C × C, symmetric.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/ClassPairBlocks.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClassPairBlocks = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClassPairBlocks as default
};
