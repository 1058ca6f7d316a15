import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DynamicsPoint","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/DynamicsPoint.md","filePath":"api/ntk/interfaces/DynamicsPoint.md"}');
const _sfc_main = { name: "api/ntk/interfaces/DynamicsPoint.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-dynamicspoint" tabindex="-1">Interface: DynamicsPoint <a class="header-anchor" href="#interface-dynamicspoint" aria-label="Permalink to &quot;Interface: DynamicsPoint&quot;">​</a></h1><p>What is measured at one time.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./SamplePoint.html"><code>SamplePoint</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-drift"></a> <code>drift</code></td><td><code>readonly</code></td><td><code>number</code></td><td>‖E(t) − E(0)‖ / max(‖E(0)‖, ‖WᵀW‖).</td></tr><tr><td><a id="property-invariant"></a> <code>invariant</code></td><td><code>readonly</code></td><td><code>number</code></td><td>‖E‖_F with the blocks of this time.</td></tr><tr><td><a id="property-loss"></a> <code>loss</code></td><td><code>readonly</code></td><td><code>number</code></td><td>½‖WH + b1ᵀ − Y‖².</td></tr><tr><td><a id="property-mean"></a> <code>mean</code></td><td><code>readonly</code></td><td><code>number</code></td><td>‖h̄‖, the length of the global feature mean.</td></tr><tr><td><a id="property-nc1"></a> <code>nc1</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-nc2"></a> <code>nc2</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-nc3"></a> <code>nc3</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-residual"></a> <code>residual</code></td><td><code>readonly</code></td><td><code>object</code></td><td>‖R‖_F of the global mean, of the class means about it, and within classes.</td></tr><tr><td><code>residual.class</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><code>residual.global</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><code>residual.single</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-scatter"></a> <code>scatter</code></td><td><code>readonly</code></td><td><code>number</code></td><td>tr S = ‖H2‖².</td></tr><tr><td><a id="property-time"></a> <code>time</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/DynamicsPoint.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DynamicsPoint = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DynamicsPoint as default
};
