import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BandwidthSearch","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/BandwidthSearch.md","filePath":"api/rfm/interfaces/BandwidthSearch.md"}');
const _sfc_main = { name: "api/rfm/interfaces/BandwidthSearch.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-bandwidthsearch" tabindex="-1">Interface: BandwidthSearch <a class="header-anchor" href="#interface-bandwidthsearch" aria-label="Permalink to &quot;Interface: BandwidthSearch&quot;">​</a></h1><p>A bandwidth to choose by cross-validation: the candidate with the best mean score over the folds.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-candidates"></a> <code>candidates</code></td><td><code>readonly</code></td><td>readonly ( | <code>number</code> | { <code>adapted</code>: <code>number</code>; })[]</td><td>-</td></tr><tr><td><a id="property-folds"></a> <code>folds?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Defaults to 5.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/BandwidthSearch.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BandwidthSearch = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BandwidthSearch as default
};
