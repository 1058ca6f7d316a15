import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LeafJob","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/LeafJob.md","filePath":"api/rfm/interfaces/LeafJob.md"}');
const _sfc_main = { name: "api/rfm/interfaces/LeafJob.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-leafjob" tabindex="-1">Interface: LeafJob <a class="header-anchor" href="#interface-leafjob" aria-label="Permalink to &quot;Interface: LeafJob&quot;">​</a></h1><p>A leaf that waits for its machine: everything about it is in the row numbers and the shared settings.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-leaf"></a> <code>leaf</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-rows"></a> <code>rows</code></td><td><code>readonly</code></td><td><code>Int32Array</code></td><td>-</td></tr><tr><td><a id="property-validationrows"></a> <code>validationRows</code></td><td><code>readonly</code></td><td><code>Int32Array</code></td><td>Validation rows that reach the leaf.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/LeafJob.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LeafJob = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LeafJob as default
};
