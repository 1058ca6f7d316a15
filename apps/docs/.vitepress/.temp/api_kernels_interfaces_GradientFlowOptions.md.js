import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GradientFlowOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/GradientFlowOptions.md","filePath":"api/kernels/interfaces/GradientFlowOptions.md"}');
const _sfc_main = { name: "api/kernels/interfaces/GradientFlowOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-gradientflowoptions" tabindex="-1">Interface: GradientFlowOptions <a class="header-anchor" href="#interface-gradientflowoptions" aria-label="Permalink to &quot;Interface: GradientFlowOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-kernel"></a> <code>kernel</code></td><td><code>readonly</code></td><td><a href="./Kernel.html"><code>Kernel</code></a></td><td>-</td></tr><tr><td><a id="property-learningrate"></a> <code>learningRate?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Learning rate η; defaults to 1. Time and rate enter as ηt.</td></tr><tr><td><a id="property-ridge"></a> <code>ridge?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Added to K&#39;s diagonal; defaults to 0.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/GradientFlowOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GradientFlowOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GradientFlowOptions as default
};
