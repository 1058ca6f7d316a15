import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EighOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/EighOptions.md","filePath":"api/linalg/interfaces/EighOptions.md"}');
const _sfc_main = { name: "api/linalg/interfaces/EighOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-eighoptions" tabindex="-1">Interface: EighOptions <a class="header-anchor" href="#interface-eighoptions" aria-label="Permalink to &quot;Interface: EighOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-tolerance"></a> <code>tolerance?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How far A may be from symmetric, relative to its largest entry; defaults to 1e-10 (f64), 1e-4 (f32).</td></tr><tr><td><a id="property-triangle"></a> <code>triangle?</code></td><td><code>readonly</code></td><td><code>&quot;lower&quot;</code> | <code>&quot;upper&quot;</code></td><td>Read this triangle only; without it A must be symmetric.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/EighOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EighOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EighOptions as default
};
