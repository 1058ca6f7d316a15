import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PanelsFigure","description":"","frontmatter":{},"headers":[],"relativePath":"api/plot/interfaces/PanelsFigure.md","filePath":"api/plot/interfaces/PanelsFigure.md"}');
const _sfc_main = { name: "api/plot/interfaces/PanelsFigure.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-panelsfigure" tabindex="-1">Interface: PanelsFigure <a class="header-anchor" href="#interface-panelsfigure" aria-label="Permalink to &quot;Interface: PanelsFigure&quot;">​</a></h1><p>Small multiples: figures side by side under one title and one legend.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>FigureBase</code></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-columns"></a> <code>columns?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Panels in a row; defaults to what the width allows.</td><td>-</td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;panels&quot;</code></td><td>-</td><td>-</td></tr><tr><td><a id="property-panels"></a> <code>panels</code></td><td><code>readonly</code></td><td>readonly ( | <a href="./BarFigure.html"><code>BarFigure</code></a> | <a href="./LineFigure.html"><code>LineFigure</code></a> | <a href="./ScatterFigure.html"><code>ScatterFigure</code></a> | <a href="./MatrixFigure.html"><code>MatrixFigure</code></a>)[]</td><td>-</td><td>-</td></tr><tr><td><a id="property-subtitle"></a> <code>subtitle?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>A line under the title, in a lighter ink.</td><td><code>FigureBase.subtitle</code></td></tr><tr><td><a id="property-title"></a> <code>title</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td><td><code>FigureBase.title</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/plot/interfaces/PanelsFigure.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PanelsFigure = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PanelsFigure as default
};
