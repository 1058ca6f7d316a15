import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SymmetricOperator","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/SymmetricOperator.md","filePath":"api/linalg/interfaces/SymmetricOperator.md"}');
const _sfc_main = { name: "api/linalg/interfaces/SymmetricOperator.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-symmetricoperator" tabindex="-1">Interface: SymmetricOperator <a class="header-anchor" href="#interface-symmetricoperator" aria-label="Permalink to &quot;Interface: SymmetricOperator&quot;">​</a></h1><p>A symmetric linear map on vectors of length n.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-apply"></a> <code>apply</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/LinearMap.html"><code>LinearMap</code></a></td></tr><tr><td><a id="property-n"></a> <code>n</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/SymmetricOperator.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SymmetricOperator = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SymmetricOperator as default
};
