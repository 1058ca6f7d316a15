import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SampleDynamicsOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/SampleDynamicsOptions.md","filePath":"api/ntk/interfaces/SampleDynamicsOptions.md"}');
const _sfc_main = { name: "api/ntk/interfaces/SampleDynamicsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-sampledynamicsoptions" tabindex="-1">Interface: SampleDynamicsOptions <a class="header-anchor" href="#interface-sampledynamicsoptions" aria-label="Permalink to &quot;Interface: SampleDynamicsOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-featuredecay"></a> <code>featureDecay?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-kernel"></a> <code>kernel</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a> | <a href="./Blocks.html"><code>Blocks</code></a></td><td>Feature kernel between samples: n × n, or blocks.</td></tr><tr><td><a id="property-labels"></a> <code>labels</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>-</td></tr><tr><td><a id="property-loss"></a> <code>loss?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/OutputLoss.html"><code>OutputLoss</code></a></td><td>Defaults to <code>&quot;mse&quot;</code>.</td></tr><tr><td><a id="property-maxsteps"></a> <code>maxSteps?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-points"></a> <code>points?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Number of times to measure at, evenly spaced; defaults to 100.</td></tr><tr><td><a id="property-rtol"></a> <code>rtol?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Defaults to 1e-10.</td></tr><tr><td><a id="property-stoploss"></a> <code>stopLoss?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Ends the run where the loss falls to this.</td></tr><tr><td><a id="property-time"></a> <code>time</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Last time.</td></tr><tr><td><a id="property-times"></a> <code>times?</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>Times to measure at, instead.</td></tr><tr><td><a id="property-trainedbias"></a> <code>trainedBias?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>-</td></tr><tr><td><a id="property-weightdecay"></a> <code>weightDecay?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/SampleDynamicsOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SampleDynamicsOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SampleDynamicsOptions as default
};
