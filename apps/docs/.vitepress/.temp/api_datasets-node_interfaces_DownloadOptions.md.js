import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DownloadOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets-node/interfaces/DownloadOptions.md","filePath":"api/datasets-node/interfaces/DownloadOptions.md"}');
const _sfc_main = { name: "api/datasets-node/interfaces/DownloadOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-downloadoptions" tabindex="-1">Interface: DownloadOptions <a class="header-anchor" href="#interface-downloadoptions" aria-label="Permalink to &quot;Interface: DownloadOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-onprogress"></a> <code>onProgress?</code></td><td><code>readonly</code></td><td>(<code>received</code>, <code>total</code>) =&gt; <code>void</code></td><td>Bytes that are there, of bytes in all.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets-node/interfaces/DownloadOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DownloadOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DownloadOptions as default
};
