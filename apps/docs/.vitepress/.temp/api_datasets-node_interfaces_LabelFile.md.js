import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LabelFile","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets-node/interfaces/LabelFile.md","filePath":"api/datasets-node/interfaces/LabelFile.md"}');
const _sfc_main = { name: "api/datasets-node/interfaces/LabelFile.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-labelfile" tabindex="-1">Interface: LabelFile <a class="header-anchor" href="#interface-labelfile" aria-label="Permalink to &quot;Interface: LabelFile&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-classnames"></a> <code>classNames</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td></tr><tr><td><a id="property-y"></a> <code>y</code></td><td><code>readonly</code></td><td><code>Int32Array</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets-node/interfaces/LabelFile.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LabelFile = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LabelFile as default
};
