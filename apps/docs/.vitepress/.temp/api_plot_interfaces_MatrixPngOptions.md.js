import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MatrixPngOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/plot/interfaces/MatrixPngOptions.md","filePath":"api/plot/interfaces/MatrixPngOptions.md"}');
const _sfc_main = { name: "api/plot/interfaces/MatrixPngOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-matrixpngoptions" tabindex="-1">Interface: MatrixPngOptions <a class="header-anchor" href="#interface-matrixpngoptions" aria-label="Permalink to &quot;Interface: MatrixPngOptions&quot;">​</a></h1><p>How a matrix becomes a picture.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-colours"></a> <code>colours?</code></td><td><code>readonly</code></td><td><code>ColourMap</code></td><td>-</td></tr><tr><td><a id="property-maxside"></a> <code>maxSide?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Largest side of the picture; a larger matrix is averaged over cells. Defaults to 320.</td></tr><tr><td><a id="property-range"></a> <code>range?</code></td><td><code>readonly</code></td><td>readonly [<code>number</code>, <code>number</code>]</td><td>Values of the first and last colour; defaults to <code>matrixRange</code>.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/plot/interfaces/MatrixPngOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MatrixPngOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MatrixPngOptions as default
};
