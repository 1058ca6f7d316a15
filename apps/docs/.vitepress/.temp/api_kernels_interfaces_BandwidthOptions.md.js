import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BandwidthOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/BandwidthOptions.md","filePath":"api/kernels/interfaces/BandwidthOptions.md"}');
const _sfc_main = { name: "api/kernels/interfaces/BandwidthOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-bandwidthoptions" tabindex="-1">Interface: BandwidthOptions <a class="header-anchor" href="#interface-bandwidthoptions" aria-label="Permalink to &quot;Interface: BandwidthOptions&quot;">​</a></h1><p>Parameters of a kernel of the distance.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./GeneralisedLaplaceOptions.html"><code>GeneralisedLaplaceOptions</code></a></li><li><a href="./SumOfPowersOptions.html"><code>SumOfPowersOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bandwidth"></a> <code>bandwidth?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Length scale L &gt; 0, in units of the (metric) distance; defaults to 1.</td></tr><tr><td><a id="property-metric"></a> <code>metric?</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Positive semi-definite metric, d × d, or its diagonal as d × 1 or 1 × d; defaults to the identity.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/BandwidthOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BandwidthOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BandwidthOptions as default
};
