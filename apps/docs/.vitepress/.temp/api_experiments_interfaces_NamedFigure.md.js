import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NamedFigure","description":"","frontmatter":{},"headers":[],"relativePath":"api/experiments/interfaces/NamedFigure.md","filePath":"api/experiments/interfaces/NamedFigure.md"}');
const _sfc_main = { name: "api/experiments/interfaces/NamedFigure.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-namedfigure" tabindex="-1">Interface: NamedFigure <a class="header-anchor" href="#interface-namedfigure" aria-label="Permalink to &quot;Interface: NamedFigure&quot;">​</a></h1><p>A figure and the file name (without suffix) under which a run keeps it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-caption"></a> <code>caption?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>One or two sentences that stand under the figure in the report.</td></tr><tr><td><a id="property-figure"></a> <code>figure</code></td><td><code>readonly</code></td><td><a href="./../../plot/type-aliases/Figure.html"><code>Figure</code></a></td><td>-</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Kebab-case, unique within the experiment.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/experiments/interfaces/NamedFigure.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NamedFigure = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NamedFigure as default
};
