import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RfmFit","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/RfmFit.md","filePath":"api/rfm/interfaces/RfmFit.md"}');
const _sfc_main = { name: "api/rfm/interfaces/RfmFit.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-rfmfit" tabindex="-1">Interface: RfmFit <a class="header-anchor" href="#interface-rfmfit" aria-label="Permalink to &quot;Interface: RfmFit&quot;">​</a></h1><p>What <code>fitRfm</code> returns.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-best"></a> <code>best</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The round whose machine was kept.</td></tr><tr><td><a id="property-lastmetric"></a> <code>lastMetric</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a> | <code>undefined</code></td><td>M after the last update.</td></tr><tr><td><a id="property-machine"></a> <code>machine</code></td><td><code>readonly</code></td><td><a href="./RfmMachine.html"><code>RfmMachine</code></a></td><td>-</td></tr><tr><td><a id="property-rounds"></a> <code>rounds</code></td><td><code>readonly</code></td><td>readonly <a href="./RoundReport.html"><code>RoundReport</code></a>[]</td><td>Every round that was reached.</td></tr><tr><td><a id="property-stopped"></a> <code>stopped</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether the signal stopped the fit before its last round.</td></tr><tr><td><a id="property-validationscores"></a> <code>validationScores</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a> | <code>undefined</code></td><td>Scores of the validation rows at the kept round.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/RfmFit.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RfmFit = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RfmFit as default
};
