import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DataFault","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets/interfaces/DataFault.md","filePath":"api/datasets/interfaces/DataFault.md"}');
const _sfc_main = { name: "api/datasets/interfaces/DataFault.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-datafault" tabindex="-1">Interface: DataFault <a class="header-anchor" href="#interface-datafault" aria-label="Permalink to &quot;Interface: DataFault&quot;">​</a></h1><p>Where wrong data was met, what was there, and what to do about it; every part but <code>expected</code> may be unknown.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-column"></a> <code>column?</code></td><td><code>readonly</code></td><td><code>string</code> | <code>number</code></td><td>Column by name, or counted from 1.</td></tr><tr><td><a id="property-expected"></a> <code>expected</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-file"></a> <code>file?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>File, URL or data argument, as the user wrote it.</td></tr><tr><td><a id="property-found"></a> <code>found?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-mend"></a> <code>mend?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>How to mend it, as an instruction.</td></tr><tr><td><a id="property-row"></a> <code>row?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Row counted from 1, as a spreadsheet counts (a header is row 1).</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/DataFault.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DataFault = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DataFault as default
};
