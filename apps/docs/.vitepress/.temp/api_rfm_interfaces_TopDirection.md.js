import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TopDirection","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/TopDirection.md","filePath":"api/rfm/interfaces/TopDirection.md"}');
const _sfc_main = { name: "api/rfm/interfaces/TopDirection.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-topdirection" tabindex="-1">Interface: TopDirection <a class="header-anchor" href="#interface-topdirection" aria-label="Permalink to &quot;Interface: TopDirection&quot;">​</a></h1><p>A direction of the input space along which predictions change.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-components"></a> <code>components</code></td><td><code>readonly</code></td><td>readonly <code>object</code>[]</td><td>Components by column (of the scaled data), the largest first.</td></tr><tr><td><a id="property-eigenvalue"></a> <code>eigenvalue</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-share"></a> <code>share</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Its share of the metric&#39;s trace.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/TopDirection.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TopDirection = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TopDirection as default
};
