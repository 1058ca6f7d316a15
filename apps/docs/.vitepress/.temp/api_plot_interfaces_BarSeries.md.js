import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BarSeries","description":"","frontmatter":{},"headers":[],"relativePath":"api/plot/interfaces/BarSeries.md","filePath":"api/plot/interfaces/BarSeries.md"}');
const _sfc_main = { name: "api/plot/interfaces/BarSeries.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-barseries" tabindex="-1">Interface: BarSeries <a class="header-anchor" href="#interface-barseries" aria-label="Permalink to &quot;Interface: BarSeries&quot;">​</a></h1><p>One row of bars for each series, one bar for each category.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-colour"></a> <code>colour?</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-high"></a> <code>high?</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td></tr><tr><td><a id="property-low"></a> <code>low?</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td></tr><tr><td><a id="property-y"></a> <code>y</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/plot/interfaces/BarSeries.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BarSeries = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BarSeries as default
};
