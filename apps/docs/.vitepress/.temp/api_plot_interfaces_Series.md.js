import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Series","description":"","frontmatter":{},"headers":[],"relativePath":"api/plot/interfaces/Series.md","filePath":"api/plot/interfaces/Series.md"}');
const _sfc_main = { name: "api/plot/interfaces/Series.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-series" tabindex="-1">Interface: Series <a class="header-anchor" href="#interface-series" aria-label="Permalink to &quot;Interface: Series&quot;">​</a></h1><p>One curve or one cloud of points.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-colour"></a> <code>colour?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Index into the palette; defaults to the series&#39; place. Series of one family may share a colour.</td></tr><tr><td><a id="property-dashed"></a> <code>dashed?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>-</td></tr><tr><td><a id="property-high"></a> <code>high?</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>-</td></tr><tr><td><a id="property-low"></a> <code>low?</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>Lower and upper edge of the error band, as long as y.</td></tr><tr><td><a id="property-markers"></a> <code>markers?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Markers at the points; defaults to true up to 32 points of a line.</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-x"></a> <code>x</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>-</td></tr><tr><td><a id="property-y"></a> <code>y</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/plot/interfaces/Series.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Series = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Series as default
};
