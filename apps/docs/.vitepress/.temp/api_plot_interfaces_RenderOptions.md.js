import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RenderOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/plot/interfaces/RenderOptions.md","filePath":"api/plot/interfaces/RenderOptions.md"}');
const _sfc_main = { name: "api/plot/interfaces/RenderOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-renderoptions" tabindex="-1">Interface: RenderOptions <a class="header-anchor" href="#interface-renderoptions" aria-label="Permalink to &quot;Interface: RenderOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-document"></a> <code>document?</code></td><td><code>readonly</code></td><td><code>Document</code></td><td>Draws through this document instead of the package&#39;s own small one; the result is the same.</td></tr><tr><td><a id="property-showtitle"></a> <code>showTitle?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Leaves title and subtitle to the page; the accessible name stays. Defaults to true.</td></tr><tr><td><a id="property-theme"></a> <code>theme?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/ThemeName.html"><code>ThemeName</code></a></td><td>Defaults to <code>auto</code>: the reader&#39;s own preference.</td></tr><tr><td><a id="property-width"></a> <code>width?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Width in pixels, at least 200; defaults to 640. Below 480 the figure is laid out for a phone.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/plot/interfaces/RenderOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RenderOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RenderOptions as default
};
