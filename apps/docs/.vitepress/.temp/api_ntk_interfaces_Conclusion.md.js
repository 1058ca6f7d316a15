import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Conclusion","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/Conclusion.md","filePath":"api/ntk/interfaces/Conclusion.md"}');
const _sfc_main = { name: "api/ntk/interfaces/Conclusion.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-conclusion" tabindex="-1">Interface: Conclusion <a class="header-anchor" href="#interface-conclusion" aria-label="Permalink to &quot;Interface: Conclusion&quot;">​</a></h1><p>A conclusion of the theorem: whether the hypotheses that hold imply it, and whether it is seen.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./Finding.html"><code>Finding</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-holds"></a> <code>holds</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td><a href="./Finding.html"><code>Finding</code></a>.<a href="./Finding.html#property-holds"><code>holds</code></a></td></tr><tr><td><a id="property-implied"></a> <code>implied</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>-</td></tr><tr><td><a id="property-threshold"></a> <code>threshold</code></td><td><code>readonly</code></td><td><code>number</code></td><td><a href="./Finding.html"><code>Finding</code></a>.<a href="./Finding.html#property-threshold"><code>threshold</code></a></td></tr><tr><td><a id="property-value"></a> <code>value</code></td><td><code>readonly</code></td><td><code>number</code></td><td><a href="./Finding.html"><code>Finding</code></a>.<a href="./Finding.html#property-value"><code>value</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/Conclusion.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Conclusion = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Conclusion as default
};
