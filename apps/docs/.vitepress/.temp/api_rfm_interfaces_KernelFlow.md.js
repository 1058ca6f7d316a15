import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: KernelFlow","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/KernelFlow.md","filePath":"api/rfm/interfaces/KernelFlow.md"}');
const _sfc_main = { name: "api/rfm/interfaces/KernelFlow.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-kernelflow" tabindex="-1">Interface: KernelFlow <a class="header-anchor" href="#interface-kernelflow" aria-label="Permalink to &quot;Interface: KernelFlow&quot;">​</a></h1><p>The path of a flow.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bound"></a> <code>bound</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-distance"></a> <code>distance</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>‖K − K*‖_F/‖K*‖_F at the start and after each step.</td></tr><tr><td><a id="property-gram"></a> <code>gram</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>-</td></tr><tr><td><a id="property-objective"></a> <code>objective</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>Objective at the start and after each step.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/KernelFlow.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KernelFlow = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KernelFlow as default
};
