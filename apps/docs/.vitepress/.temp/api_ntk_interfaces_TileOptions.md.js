import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TileOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/TileOptions.md","filePath":"api/ntk/interfaces/TileOptions.md"}');
const _sfc_main = { name: "api/ntk/interfaces/TileOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-tileoptions" tabindex="-1">Interface: TileOptions <a class="header-anchor" href="#interface-tileoptions" aria-label="Permalink to &quot;Interface: TileOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-tile"></a> <code>tile?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Rows of a tile; memory is O(tile²). Defaults to 1024.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/TileOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TileOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TileOptions as default
};
