import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: FeatureOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/metrics/interfaces/FeatureOptions.md","filePath":"api/metrics/interfaces/FeatureOptions.md"}');
const _sfc_main = { name: "api/metrics/interfaces/FeatureOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-featureoptions" tabindex="-1">Interface: FeatureOptions <a class="header-anchor" href="#interface-featureoptions" aria-label="Permalink to &quot;Interface: FeatureOptions&quot;">​</a></h1><p>Options of metrics of features held in memory.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./CollapseMetricsOptions.html"><code>CollapseMetricsOptions</code></a></li><li><a href="./PinvOptions.html"><code>PinvOptions</code></a></li><li><a href="./UniformityOptions.html"><code>UniformityOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-weighting"></a> <code>weighting?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Weighting.html"><code>Weighting</code></a></td><td>How classes count; defaults to <code>sample</code>, which imbalanced features define without a choice.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/metrics/interfaces/FeatureOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FeatureOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FeatureOptions as default
};
