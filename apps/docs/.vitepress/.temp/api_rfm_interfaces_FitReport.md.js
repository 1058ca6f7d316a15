import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: FitReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/FitReport.md","filePath":"api/rfm/interfaces/FitReport.md"}');
const _sfc_main = { name: "api/rfm/interfaces/FitReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-fitreport" tabindex="-1">Interface: FitReport <a class="header-anchor" href="#interface-fitreport" aria-label="Permalink to &quot;Interface: FitReport&quot;">​</a></h1><p>The numbers of a fit, with the keys of the command line&#39;s JSON.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bandwidth"></a> <code>bandwidth</code></td><td><code>readonly</code></td><td><code>number</code> | <code>undefined</code></td><td>Of the kept round; a tree&#39;s first leaf.</td></tr><tr><td><a id="property-best"></a> <code>best</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-importance"></a> <code>importance</code></td><td><code>readonly</code></td><td>readonly <code>object</code>[]</td><td>-</td></tr><tr><td><a id="property-rounds"></a> <code>rounds</code></td><td><code>readonly</code></td><td>readonly <a href="./RoundReport.html"><code>RoundReport</code></a>[]</td><td>-</td></tr><tr><td><a id="property-task"></a> <code>task</code></td><td><code>readonly</code></td><td><code>&quot;classification&quot;</code> | <code>&quot;regression&quot;</code></td><td>-</td></tr><tr><td><a id="property-topeigenvalues"></a> <code>topEigenvalues</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/FitReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FitReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FitReport as default
};
