import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GaussianProcessOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/GaussianProcessOptions.md","filePath":"api/kernels/interfaces/GaussianProcessOptions.md"}');
const _sfc_main = { name: "api/kernels/interfaces/GaussianProcessOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-gaussianprocessoptions" tabindex="-1">Interface: GaussianProcessOptions <a class="header-anchor" href="#interface-gaussianprocessoptions" aria-label="Permalink to &quot;Interface: GaussianProcessOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-kernel"></a> <code>kernel</code></td><td><code>readonly</code></td><td><a href="./Kernel.html"><code>Kernel</code></a></td><td>-</td></tr><tr><td><a id="property-noise"></a> <code>noise?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Variance of the observation noise, ≥ 0; defaults to 1e-10.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/GaussianProcessOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GaussianProcessOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GaussianProcessOptions as default
};
