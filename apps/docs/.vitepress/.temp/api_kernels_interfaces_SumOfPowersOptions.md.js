import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SumOfPowersOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/interfaces/SumOfPowersOptions.md","filePath":"api/kernels/interfaces/SumOfPowersOptions.md"}');
const _sfc_main = { name: "api/kernels/interfaces/SumOfPowersOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-sumofpowersoptions" tabindex="-1">Interface: SumOfPowersOptions <a class="header-anchor" href="#interface-sumofpowersoptions" aria-label="Permalink to &quot;Interface: SumOfPowersOptions&quot;">​</a></h1><p>Parameters of a kernel of the distance.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./BandwidthOptions.html"><code>BandwidthOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-bandwidth"></a> <code>bandwidth?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Length scale L &gt; 0, in units of the (metric) distance; defaults to 1.</td><td><a href="./BandwidthOptions.html"><code>BandwidthOptions</code></a>.<a href="./BandwidthOptions.html#property-bandwidth"><code>bandwidth</code></a></td></tr><tr><td><a id="property-constant"></a> <code>constant?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Constant part c, 0 ≤ c &lt; 1; defaults to 0.1.</td><td>-</td></tr><tr><td><a id="property-metric"></a> <code>metric?</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Positive semi-definite metric, d × d, or its diagonal as d × 1 or 1 × d; defaults to the identity.</td><td><a href="./BandwidthOptions.html"><code>BandwidthOptions</code></a>.<a href="./BandwidthOptions.html#property-metric"><code>metric</code></a></td></tr><tr><td><a id="property-power"></a> <code>power?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Power a of the mixture, a whole number of at least 1; defaults to 2.</td><td>-</td></tr><tr><td><a id="property-q"></a> <code>q?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Exponent of the coordinates&#39; distances, 0 &lt; q ≤ 2; defaults to 1.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/SumOfPowersOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SumOfPowersOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SumOfPowersOptions as default
};
