import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PartialDependence","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/PartialDependence.md","filePath":"api/rfm/interfaces/PartialDependence.md"}');
const _sfc_main = { name: "api/rfm/interfaces/PartialDependence.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-partialdependence" tabindex="-1">Interface: PartialDependence <a class="header-anchor" href="#interface-partialdependence" aria-label="Permalink to &quot;Interface: PartialDependence&quot;">​</a></h1><p>The mean prediction as one column moves.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-feature"></a> <code>feature</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-scores"></a> <code>scores</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>values.length × C: the mean score over background rows with the column set to each value.</td></tr><tr><td><a id="property-values"></a> <code>values</code></td><td><code>readonly</code></td><td>readonly (<code>string</code> | <code>number</code>)[]</td><td>Values of the column in its own units, or its categories.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/PartialDependence.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PartialDependence = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PartialDependence as default
};
