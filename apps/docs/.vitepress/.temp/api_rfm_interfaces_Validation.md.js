import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Validation","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/Validation.md","filePath":"api/rfm/interfaces/Validation.md"}');
const _sfc_main = { name: "api/rfm/interfaces/Validation.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-validation" tabindex="-1">Interface: Validation <a class="header-anchor" href="#interface-validation" aria-label="Permalink to &quot;Interface: Validation&quot;">​</a></h1><p>Rows on which each round is judged.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-labels"></a> <code>labels?</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>m class labels; gives accuracy.</td></tr><tr><td><a id="property-x"></a> <code>X</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>m × d, coded like the training rows.</td></tr><tr><td><a id="property-y"></a> <code>Y</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>m × C targets, coded like the training targets.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/Validation.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Validation = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Validation as default
};
