import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BlockSolution","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/BlockSolution.md","filePath":"api/rfm/interfaces/BlockSolution.md"}');
const _sfc_main = { name: "api/rfm/interfaces/BlockSolution.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-blocksolution" tabindex="-1">Interface: BlockSolution <a class="header-anchor" href="#interface-blocksolution" aria-label="Permalink to &quot;Interface: BlockSolution&quot;">​</a></h1><p>What the iteration reached.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-iterations"></a> <code>iterations</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-residual"></a> <code>residual</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The largest relative residual over the columns.</td></tr><tr><td><a id="property-x"></a> <code>x</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/BlockSolution.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BlockSolution = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BlockSolution as default
};
