import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DatasetSplit","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets/interfaces/DatasetSplit.md","filePath":"api/datasets/interfaces/DatasetSplit.md"}');
const _sfc_main = { name: "api/datasets/interfaces/DatasetSplit.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-datasetsplit" tabindex="-1">Interface: DatasetSplit <a class="header-anchor" href="#interface-datasetsplit" aria-label="Permalink to &quot;Interface: DatasetSplit&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-test"></a> <code>test</code></td><td><code>readonly</code></td><td><a href="./Dataset.html"><code>Dataset</code></a></td></tr><tr><td><a id="property-train"></a> <code>train</code></td><td><code>readonly</code></td><td><a href="./Dataset.html"><code>Dataset</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/DatasetSplit.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DatasetSplit = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DatasetSplit as default
};
