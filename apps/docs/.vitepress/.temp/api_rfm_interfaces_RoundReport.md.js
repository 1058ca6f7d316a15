import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RoundReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/RoundReport.md","filePath":"api/rfm/interfaces/RoundReport.md"}');
const _sfc_main = { name: "api/rfm/interfaces/RoundReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-roundreport" tabindex="-1">Interface: RoundReport <a class="header-anchor" href="#interface-roundreport" aria-label="Permalink to &quot;Interface: RoundReport&quot;">​</a></h1><p>A round&#39;s numbers alone, as reports carry them.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-round"></a> <code>round</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-train"></a> <code>train</code></td><td><code>readonly</code></td><td><a href="./RoundScore.html"><code>RoundScore</code></a></td></tr><tr><td><a id="property-validation"></a> <code>validation?</code></td><td><code>readonly</code></td><td><a href="./RoundScore.html"><code>RoundScore</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/RoundReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RoundReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RoundReport as default
};
