import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RemoteDataset","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets-node/interfaces/RemoteDataset.md","filePath":"api/datasets-node/interfaces/RemoteDataset.md"}');
const _sfc_main = { name: "api/datasets-node/interfaces/RemoteDataset.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-remotedataset" tabindex="-1">Interface: RemoteDataset <a class="header-anchor" href="#interface-remotedataset" aria-label="Permalink to &quot;Interface: RemoteDataset&quot;">​</a></h1><p>A data set that does not ship inside the package.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-files"></a> <code>files</code></td><td><code>readonly</code></td><td>readonly <a href="./RemoteFile.html"><code>RemoteFile</code></a>[]</td><td>-</td></tr><tr><td><a id="property-licence"></a> <code>licence</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-mirrors"></a> <code>mirrors</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Addresses of folders that hold the files, tried in this order.</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-source"></a> <code>source</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-title"></a> <code>title</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets-node/interfaces/RemoteDataset.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RemoteDataset = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RemoteDataset as default
};
