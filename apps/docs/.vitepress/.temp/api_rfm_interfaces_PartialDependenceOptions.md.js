import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PartialDependenceOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/PartialDependenceOptions.md","filePath":"api/rfm/interfaces/PartialDependenceOptions.md"}');
const _sfc_main = { name: "api/rfm/interfaces/PartialDependenceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-partialdependenceoptions" tabindex="-1">Interface: PartialDependenceOptions <a class="header-anchor" href="#interface-partialdependenceoptions" aria-label="Permalink to &quot;Interface: PartialDependenceOptions&quot;">​</a></h1><p>How many values and background rows are used.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-points"></a> <code>points?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Values of a numeric column, at even quantiles of the training rows; defaults to 20.</td></tr><tr><td><a id="property-rows"></a> <code>rows?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Background rows, evenly from the training rows; defaults to 200.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/PartialDependenceOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PartialDependenceOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PartialDependenceOptions as default
};
