import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SampledBlocks","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/SampledBlocks.md","filePath":"api/ntk/interfaces/SampledBlocks.md"}');
const _sfc_main = { name: "api/ntk/interfaces/SampledBlocks.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-sampledblocks" tabindex="-1">Interface: SampledBlocks <a class="header-anchor" href="#interface-sampledblocks" aria-label="Permalink to &quot;Interface: SampledBlocks&quot;">​</a></h1><p>Unbiased estimates of the blocks from few samples a class.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-alignment"></a> <code>alignment</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Cosine with YYᵀ on the drawn samples; depends on their number.</td></tr><tr><td><a id="property-between"></a> <code>between</code></td><td><code>readonly</code></td><td><a href="./Estimate.html"><code>Estimate</code></a></td><td>-</td></tr><tr><td><a id="property-diagonal"></a> <code>diagonal</code></td><td><code>readonly</code></td><td><a href="./Estimate.html"><code>Estimate</code></a></td><td>-</td></tr><tr><td><a id="property-perclass"></a> <code>perClass</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Samples a class that were drawn.</td></tr><tr><td><a id="property-within"></a> <code>within</code></td><td><code>readonly</code></td><td><a href="./Estimate.html"><code>Estimate</code></a></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/SampledBlocks.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SampledBlocks = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SampledBlocks as default
};
