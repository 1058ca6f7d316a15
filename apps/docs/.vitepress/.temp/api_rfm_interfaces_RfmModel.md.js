import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RfmModel","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/RfmModel.md","filePath":"api/rfm/interfaces/RfmModel.md"}');
const _sfc_main = { name: "api/rfm/interfaces/RfmModel.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-rfmmodel" tabindex="-1">Interface: RfmModel <a class="header-anchor" href="#interface-rfmmodel" aria-label="Permalink to &quot;Interface: RfmModel&quot;">​</a></h1><p>A fitted model: plain data that predicts, explains itself and can be written to one file.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-best"></a> <code>best</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The round that was kept.</td></tr><tr><td><a id="property-coding"></a> <code>coding</code></td><td><code>readonly</code></td><td><a href="./../../datasets/interfaces/TableCoding.html"><code>TableCoding</code></a> | <code>undefined</code></td><td>How a table becomes X; undefined when the model was fitted on numbers alone.</td></tr><tr><td><a id="property-columns"></a> <code>columns</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>d names of the columns of X.</td></tr><tr><td><a id="property-rounds"></a> <code>rounds</code></td><td><code>readonly</code></td><td>readonly <a href="./RoundReport.html"><code>RoundReport</code></a>[]</td><td>Errors by round, where one machine was fitted.</td></tr><tr><td><a id="property-scaling"></a> <code>scaling</code></td><td><code>readonly</code></td><td>| <a href="./../../datasets/interfaces/ColumnScaling.html"><code>ColumnScaling</code></a> | <code>undefined</code></td><td>Means and deviations of the training columns; undefined when they were used as they are.</td></tr><tr><td><a id="property-stopped"></a> <code>stopped</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether the fit was stopped before its end.</td></tr><tr><td><a id="property-task"></a> <code>task</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/ModelTask.html"><code>ModelTask</code></a></td><td>-</td></tr><tr><td><a id="property-temperature"></a> <code>temperature</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Routing temperature at prediction.</td></tr><tr><td><a id="property-tree"></a> <code>tree</code></td><td><code>readonly</code></td><td><a href="./RfmTree.html"><code>RfmTree</code></a></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/RfmModel.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RfmModel = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RfmModel as default
};
