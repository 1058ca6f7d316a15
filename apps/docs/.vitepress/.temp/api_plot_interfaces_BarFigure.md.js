import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BarFigure","description":"","frontmatter":{},"headers":[],"relativePath":"api/plot/interfaces/BarFigure.md","filePath":"api/plot/interfaces/BarFigure.md"}');
const _sfc_main = { name: "api/plot/interfaces/BarFigure.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-barfigure" tabindex="-1">Interface: BarFigure <a class="header-anchor" href="#interface-barfigure" aria-label="Permalink to &quot;Interface: BarFigure&quot;">​</a></h1><p>Horizontal bars by category, grouped where there are several series.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>FigureBase</code></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-categories"></a> <code>categories</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>-</td><td>-</td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;bar&quot;</code></td><td>-</td><td>-</td></tr><tr><td><a id="property-series"></a> <code>series</code></td><td><code>readonly</code></td><td>readonly <a href="./BarSeries.html"><code>BarSeries</code></a>[]</td><td>-</td><td>-</td></tr><tr><td><a id="property-subtitle"></a> <code>subtitle?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>A line under the title, in a lighter ink.</td><td><code>FigureBase.subtitle</code></td></tr><tr><td><a id="property-title"></a> <code>title</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td><td><code>FigureBase.title</code></td></tr><tr><td><a id="property-x"></a> <code>x</code></td><td><code>readonly</code></td><td><a href="./Axis.html"><code>Axis</code></a></td><td>The axis of the categories; its scale is not used.</td><td>-</td></tr><tr><td><a id="property-y"></a> <code>y</code></td><td><code>readonly</code></td><td><a href="./Axis.html"><code>Axis</code></a></td><td>The axis along which the bars grow.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/plot/interfaces/BarFigure.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BarFigure = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BarFigure as default
};
