import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SampleDynamics","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/SampleDynamics.md","filePath":"api/ntk/interfaces/SampleDynamics.md"}');
const _sfc_main = { name: "api/ntk/interfaces/SampleDynamics.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-sampledynamics" tabindex="-1">Interface: SampleDynamics <a class="header-anchor" href="#interface-sampledynamics" aria-label="Permalink to &quot;Interface: SampleDynamics&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-blocks"></a> <code>blocks</code></td><td><code>readonly</code></td><td><a href="./Blocks.html"><code>Blocks</code></a></td><td>The blocks that the invariant is measured with: those given, or the closest to the kernel.</td></tr><tr><td><a id="property-final"></a> <code>final</code></td><td><code>readonly</code></td><td><a href="./SampleState.html"><code>SampleState</code></a></td><td>-</td></tr><tr><td><a id="property-initial"></a> <code>initial</code></td><td><code>readonly</code></td><td><a href="./SampleState.html"><code>SampleState</code></a></td><td>-</td></tr><tr><td><a id="property-kerneldistance"></a> <code>kernelDistance</code></td><td><code>readonly</code></td><td><code>number</code></td><td>‖K − K_block‖₂, 0 for a block-structured kernel.</td></tr><tr><td><a id="property-points"></a> <code>points</code></td><td><code>readonly</code></td><td><a href="./SamplePoint.html"><code>SamplePoint</code></a>[]</td><td>-</td></tr><tr><td><a id="property-steps"></a> <code>steps</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/SampleDynamics.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SampleDynamics = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SampleDynamics as default
};
