import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Outcome","description":"","frontmatter":{},"headers":[],"relativePath":"api/experiments/interfaces/Outcome.md","filePath":"api/experiments/interfaces/Outcome.md"}');
const _sfc_main = { name: "api/experiments/interfaces/Outcome.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-outcome" tabindex="-1">Interface: Outcome <a class="header-anchor" href="#interface-outcome" aria-label="Permalink to &quot;Interface: Outcome&quot;">​</a></h1><p>All that an experiment makes of its rows.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-checks"></a> <code>checks</code></td><td><code>readonly</code></td><td>readonly <a href="./Check.html"><code>Check</code></a>[]</td></tr><tr><td><a id="property-figures"></a> <code>figures</code></td><td><code>readonly</code></td><td>readonly <a href="./NamedFigure.html"><code>NamedFigure</code></a>[]</td></tr><tr><td><a id="property-summary"></a> <code>summary</code></td><td><code>readonly</code></td><td><code>unknown</code></td></tr><tr><td><a id="property-tables"></a> <code>tables</code></td><td><code>readonly</code></td><td>readonly <a href="./NamedTable.html"><code>NamedTable</code></a>[]</td></tr><tr><td><a id="property-words"></a> <code>words</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/experiments/interfaces/Outcome.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Outcome = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Outcome as default
};
