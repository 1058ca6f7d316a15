import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClosedDescentOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/ClosedDescentOptions.md","filePath":"api/ntk/interfaces/ClosedDescentOptions.md"}');
const _sfc_main = { name: "api/ntk/interfaces/ClosedDescentOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-closeddescentoptions" tabindex="-1">Interface: ClosedDescentOptions <a class="header-anchor" href="#interface-closeddescentoptions" aria-label="Permalink to &quot;Interface: ClosedDescentOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-classes"></a> <code>classes</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/ClassSizes.html"><code>ClassSizes</code></a></td><td>-</td></tr><tr><td><a id="property-featuredecay"></a> <code>featureDecay?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>ℓ2 factor of free features; defaults to 0.</td></tr><tr><td><a id="property-kappa"></a> <code>kappa</code></td><td><code>readonly</code></td><td><a href="./Blocks.html"><code>Blocks</code></a></td><td>-</td></tr><tr><td><a id="property-learningrate"></a> <code>learningRate</code></td><td><code>readonly</code></td><td><code>number</code> | ((<code>step</code>) =&gt; <code>number</code>)</td><td>Step η, or a schedule η(step).</td></tr><tr><td><a id="property-loss"></a> <code>loss?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Ends the run where the loss falls to this.</td></tr><tr><td><a id="property-momentum"></a> <code>momentum?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Heavy-ball factor in [0, 1); defaults to 0.</td></tr><tr><td><a id="property-nesterov"></a> <code>nesterov?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Nesterov&#39;s form of momentum; defaults to false.</td></tr><tr><td><a id="property-points"></a> <code>points?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Defaults to 200.</td></tr><tr><td><a id="property-steps"></a> <code>steps</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Last step.</td></tr><tr><td><a id="property-trainedbias"></a> <code>trainedBias?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Defaults to true.</td></tr><tr><td><a id="property-weightdecay"></a> <code>weightDecay?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>ℓ2 factor of the classifier, coupled; defaults to 0.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/ClosedDescentOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClosedDescentOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClosedDescentOptions as default
};
