import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EighTopKOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/EighTopKOptions.md","filePath":"api/linalg/interfaces/EighTopKOptions.md"}');
const _sfc_main = { name: "api/linalg/interfaces/EighTopKOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-eightopkoptions" tabindex="-1">Interface: EighTopKOptions <a class="header-anchor" href="#interface-eightopkoptions" aria-label="Permalink to &quot;Interface: EighTopKOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-maxiterations"></a> <code>maxIterations?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Block steps; defaults to 500.</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Seed of the starting block; defaults to 0.</td></tr><tr><td><a id="property-tolerance"></a> <code>tolerance?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Asked ‖Av − λv‖ / |λ₁| for each pair; defaults to 1e-10.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/EighTopKOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EighTopKOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EighTopKOptions as default
};
