import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CsvOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets/interfaces/CsvOptions.md","filePath":"api/datasets/interfaces/CsvOptions.md"}');
const _sfc_main = { name: "api/datasets/interfaces/CsvOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-csvoptions" tabindex="-1">Interface: CsvOptions <a class="header-anchor" href="#interface-csvoptions" aria-label="Permalink to &quot;Interface: CsvOptions&quot;">​</a></h1><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./ExpandOptions.html"><code>ExpandOptions</code></a></li></ul><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./../../datasets-node/interfaces/LoadOptions.html"><code>LoadOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-categorical"></a> <code>categorical?</code></td><td><code>readonly</code></td><td>readonly (<code>string</code> | <code>number</code>)[]</td><td>Columns (by name, or number from 1) whose cells are names even where they look like numbers.</td><td>-</td></tr><tr><td><a id="property-delimiter"></a> <code>delimiter?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Column separator; by default the one of comma, semicolon, tab and bar that the first line holds most of.</td><td>-</td></tr><tr><td><a id="property-header"></a> <code>header?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether the first row holds names; by default it does if none of its cells is a number.</td><td>-</td></tr><tr><td><a id="property-maxbytes"></a> <code>maxBytes?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Refuse data that expands beyond this many bytes; defaults to 1 GiB.</td><td><a href="./ExpandOptions.html"><code>ExpandOptions</code></a>.<a href="./ExpandOptions.html#property-maxbytes"><code>maxBytes</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/CsvOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CsvOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CsvOptions as default
};
