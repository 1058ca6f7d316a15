import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BlockSpectrum","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/BlockSpectrum.md","filePath":"api/ntk/interfaces/BlockSpectrum.md"}');
const _sfc_main = { name: "api/ntk/interfaces/BlockSpectrum.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-blockspectrum" tabindex="-1">Interface: BlockSpectrum <a class="header-anchor" href="#interface-blockspectrum" aria-label="Permalink to &quot;Interface: BlockSpectrum&quot;">​</a></h1><p>The spectrum of a balanced block-structured kernel.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-class"></a> <code>class</code></td><td><code>readonly</code></td><td><a href="./Eigenvalue.html"><code>Eigenvalue</code></a></td><td>λ_single + m(λ_c − λ_n): differences between class means.</td></tr><tr><td><a id="property-global"></a> <code>global</code></td><td><code>readonly</code></td><td><a href="./Eigenvalue.html"><code>Eigenvalue</code></a></td><td>λ_class + n λ_n: constants.</td></tr><tr><td><a id="property-single"></a> <code>single</code></td><td><code>readonly</code></td><td><a href="./Eigenvalue.html"><code>Eigenvalue</code></a></td><td>λ_d − λ_c: differences within a class.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/BlockSpectrum.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BlockSpectrum = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BlockSpectrum as default
};
