import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: UnconstrainedOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/UnconstrainedOptions.md","filePath":"api/ntk/interfaces/UnconstrainedOptions.md"}');
const _sfc_main = { name: "api/ntk/interfaces/UnconstrainedOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-unconstrainedoptions" tabindex="-1">Interface: UnconstrainedOptions <a class="header-anchor" href="#interface-unconstrainedoptions" aria-label="Permalink to &quot;Interface: UnconstrainedOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-classes"></a> <code>classes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-featuredecay"></a> <code>featureDecay</code></td><td><code>readonly</code></td><td><code>number</code></td><td>λ_H of ½λ_H‖H‖².</td></tr><tr><td><a id="property-features"></a> <code>features</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-loss"></a> <code>loss?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/OutputLoss.html"><code>OutputLoss</code></a></td><td>Defaults to <code>&quot;mse&quot;</code>.</td></tr><tr><td><a id="property-perclass"></a> <code>perClass</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-points"></a> <code>points?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-rtol"></a> <code>rtol?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-scale"></a> <code>scale?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Root mean square entry of the starting W and H; defaults to 0.1.</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-time"></a> <code>time</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-times"></a> <code>times?</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>Times to measure at, ascending.</td></tr><tr><td><a id="property-weightdecay"></a> <code>weightDecay</code></td><td><code>readonly</code></td><td><code>number</code></td><td>λ_W of ½λ_W‖W‖².</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/UnconstrainedOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const UnconstrainedOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  UnconstrainedOptions as default
};
