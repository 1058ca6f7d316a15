import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RemoteFile","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets-node/interfaces/RemoteFile.md","filePath":"api/datasets-node/interfaces/RemoteFile.md"}');
const _sfc_main = { name: "api/datasets-node/interfaces/RemoteFile.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-remotefile" tabindex="-1">Interface: RemoteFile <a class="header-anchor" href="#interface-remotefile" aria-label="Permalink to &quot;Interface: RemoteFile&quot;">​</a></h1><p>A file that can be downloaded, with what it must be.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-bytes"></a> <code>bytes</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-md5"></a> <code>md5</code></td><td><code>readonly</code></td><td><code>string</code></td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets-node/interfaces/RemoteFile.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RemoteFile = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RemoteFile as default
};
