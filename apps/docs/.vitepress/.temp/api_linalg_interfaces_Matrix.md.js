import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Matrix","description":"","frontmatter":{},"headers":[],"relativePath":"api/linalg/interfaces/Matrix.md","filePath":"api/linalg/interfaces/Matrix.md"}');
const _sfc_main = { name: "api/linalg/interfaces/Matrix.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-matrix" tabindex="-1">Interface: Matrix <a class="header-anchor" href="#interface-matrix" aria-label="Permalink to &quot;Interface: Matrix&quot;">​</a></h1><p>A dense row-major matrix: entry (i, j) is <code>data[i * cols + j]</code>, and <code>data.length === rows * cols</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-cols"></a> <code>cols</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-data"></a> <code>data</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Real.html"><code>Real</code></a></td></tr><tr><td><a id="property-rows"></a> <code>rows</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/Matrix.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Matrix = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Matrix as default
};
