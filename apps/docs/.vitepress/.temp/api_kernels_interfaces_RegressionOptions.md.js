import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RegressionOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/RegressionOptions.md","filePath":"api/kernels/interfaces/RegressionOptions.md"}');
const _sfc_main = { name: "api/kernels/interfaces/RegressionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-regressionoptions" tabindex="-1">Interface: RegressionOptions <a class="header-anchor" href="#interface-regressionoptions" aria-label="Permalink to &quot;Interface: RegressionOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-kernel"></a> <code>kernel</code></td><td><code>readonly</code></td><td><a href="./Kernel.html"><code>Kernel</code></a></td><td>-</td></tr><tr><td><a id="property-ridge"></a> <code>ridge?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>λ ≥ 0; defaults to 0, interpolation.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/RegressionOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RegressionOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RegressionOptions as default
};
