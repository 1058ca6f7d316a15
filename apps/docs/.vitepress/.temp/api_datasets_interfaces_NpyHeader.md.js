import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NpyHeader","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets/interfaces/NpyHeader.md","filePath":"api/datasets/interfaces/NpyHeader.md"}');
const _sfc_main = { name: "api/datasets/interfaces/NpyHeader.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-npyheader" tabindex="-1">Interface: NpyHeader <a class="header-anchor" href="#interface-npyheader" aria-label="Permalink to &quot;Interface: NpyHeader&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-dataoffset"></a> <code>dataOffset</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Bytes before the first number.</td></tr><tr><td><a id="property-descr"></a> <code>descr</code></td><td><code>readonly</code></td><td><code>string</code></td><td>NumPy&#39;s name of the type, such as &quot;&lt;f4&quot;.</td></tr><tr><td><a id="property-format"></a> <code>format</code></td><td><code>readonly</code></td><td><code>NumberFormat</code></td><td>-</td></tr><tr><td><a id="property-fortranorder"></a> <code>fortranOrder</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>-</td></tr><tr><td><a id="property-shape"></a> <code>shape</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/NpyHeader.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NpyHeader = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NpyHeader as default
};
