import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SplitOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets/interfaces/SplitOptions.md","filePath":"api/datasets/interfaces/SplitOptions.md"}');
const _sfc_main = { name: "api/datasets/interfaces/SplitOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-splitoptions" tabindex="-1">Interface: SplitOptions <a class="header-anchor" href="#interface-splitoptions" aria-label="Permalink to &quot;Interface: SplitOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-stratify"></a> <code>stratify?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Keep the shares of the classes in both parts; the default where there are labels.</td></tr><tr><td><a id="property-testfraction"></a> <code>testFraction</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Share of the rows that become the test part, in (0, 1).</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/SplitOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SplitOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SplitOptions as default
};
