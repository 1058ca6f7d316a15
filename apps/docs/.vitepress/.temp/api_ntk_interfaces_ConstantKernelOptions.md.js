import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ConstantKernelOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/ConstantKernelOptions.md","filePath":"api/ntk/interfaces/ConstantKernelOptions.md"}');
const _sfc_main = { name: "api/ntk/interfaces/ConstantKernelOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-constantkerneloptions" tabindex="-1">Interface: ConstantKernelOptions <a class="header-anchor" href="#interface-constantkerneloptions" aria-label="Permalink to &quot;Interface: ConstantKernelOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-blocks"></a> <code>blocks</code></td><td><code>readonly</code></td><td><a href="./Blocks.html"><code>Blocks</code></a></td><td>-</td></tr><tr><td><a id="property-labels"></a> <code>labels</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>The class of each column of the residual.</td></tr><tr><td><a id="property-residual"></a> <code>residual</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>The residual at time 0, C × n; −Y for a network whose outputs start at zero.</td></tr><tr><td><a id="property-time"></a> <code>time</code></td><td><code>readonly</code></td><td><code>number</code></td><td>t ≥ 0, in the theory&#39;s units: the loss is ½‖R‖².</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/ConstantKernelOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ConstantKernelOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ConstantKernelOptions as default
};
