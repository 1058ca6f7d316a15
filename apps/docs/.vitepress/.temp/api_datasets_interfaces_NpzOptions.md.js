import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NpzOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets/interfaces/NpzOptions.md","filePath":"api/datasets/interfaces/NpzOptions.md"}');
const _sfc_main = { name: "api/datasets/interfaces/NpzOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-npzoptions" tabindex="-1">Interface: NpzOptions <a class="header-anchor" href="#interface-npzoptions" aria-label="Permalink to &quot;Interface: NpzOptions&quot;">​</a></h1><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./ExpandOptions.html"><code>ExpandOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-keys"></a> <code>keys?</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Read only these arrays; all of them by default.</td><td>-</td></tr><tr><td><a id="property-maxbytes"></a> <code>maxBytes?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Refuse data that expands beyond this many bytes; defaults to 1 GiB.</td><td><a href="./ExpandOptions.html"><code>ExpandOptions</code></a>.<a href="./ExpandOptions.html#property-maxbytes"><code>maxBytes</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/NpzOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NpzOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NpzOptions as default
};
