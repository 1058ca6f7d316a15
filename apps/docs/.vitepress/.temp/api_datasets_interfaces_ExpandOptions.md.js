import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ExpandOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets/interfaces/ExpandOptions.md","filePath":"api/datasets/interfaces/ExpandOptions.md"}');
const _sfc_main = { name: "api/datasets/interfaces/ExpandOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-expandoptions" tabindex="-1">Interface: ExpandOptions <a class="header-anchor" href="#interface-expandoptions" aria-label="Permalink to &quot;Interface: ExpandOptions&quot;">​</a></h1><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./CsvOptions.html"><code>CsvOptions</code></a></li><li><a href="./NpzOptions.html"><code>NpzOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-maxbytes"></a> <code>maxBytes?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Refuse data that expands beyond this many bytes; defaults to 1 GiB.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/ExpandOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ExpandOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ExpandOptions as default
};
