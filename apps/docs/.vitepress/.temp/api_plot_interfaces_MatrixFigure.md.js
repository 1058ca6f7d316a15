import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MatrixFigure","description":"","frontmatter":{},"headers":[],"relativePath":"api/plot/interfaces/MatrixFigure.md","filePath":"api/plot/interfaces/MatrixFigure.md"}');
const _sfc_main = { name: "api/plot/interfaces/MatrixFigure.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-matrixfigure" tabindex="-1">Interface: MatrixFigure <a class="header-anchor" href="#interface-matrixfigure" aria-label="Permalink to &quot;Interface: MatrixFigure&quot;">​</a></h1><p>A Gram matrix, or any matrix, as a picture.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>FigureBase</code></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-colours"></a> <code>colours?</code></td><td><code>readonly</code></td><td><code>&quot;diverging&quot;</code> | <code>&quot;sequential&quot;</code></td><td>Defaults to diverging where the data have both signs.</td><td>-</td></tr><tr><td><a id="property-groups"></a> <code>groups?</code></td><td><code>readonly</code></td><td>readonly <code>object</code>[]</td><td>Names and sizes of consecutive groups of rows (and columns), for ticks.</td><td>-</td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;matrix&quot;</code></td><td>-</td><td>-</td></tr><tr><td><a id="property-matrix"></a> <code>matrix</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>Rows and columns in the order of the classes, so that blocks can be seen.</td><td>-</td></tr><tr><td><a id="property-range"></a> <code>range?</code></td><td><code>readonly</code></td><td>readonly [<code>number</code>, <code>number</code>]</td><td>Values of the first and last colour; defaults to the data&#39;s range, symmetric about 0 when diverging.</td><td>-</td></tr><tr><td><a id="property-subtitle"></a> <code>subtitle?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>A line under the title, in a lighter ink.</td><td><code>FigureBase.subtitle</code></td></tr><tr><td><a id="property-title"></a> <code>title</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td><td><code>FigureBase.title</code></td></tr><tr><td><a id="property-value"></a> <code>value</code></td><td><code>readonly</code></td><td><a href="./Axis.html"><code>Axis</code></a></td><td>What a value is, for the colour legend.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/plot/interfaces/MatrixFigure.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MatrixFigure = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MatrixFigure as default
};
