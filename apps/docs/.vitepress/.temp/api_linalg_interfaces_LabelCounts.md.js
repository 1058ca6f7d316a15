import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LabelCounts","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/LabelCounts.md","filePath":"api/linalg/interfaces/LabelCounts.md"}');
const _sfc_main = { name: "api/linalg/interfaces/LabelCounts.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-labelcounts" tabindex="-1">Interface: LabelCounts <a class="header-anchor" href="#interface-labelcounts" aria-label="Permalink to &quot;Interface: LabelCounts&quot;">​</a></h1><p>What <code>checkLabels</code> found: C = 1 + the largest label, and the number of samples of each class.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-classes"></a> <code>classes</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-counts"></a> <code>counts</code></td><td><code>readonly</code></td><td><code>Int32Array</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/LabelCounts.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LabelCounts = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LabelCounts as default
};
