import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Rule","description":"","frontmatter":{},"headers":[],"relativePath":"api/plot/interfaces/Rule.md","filePath":"api/plot/interfaces/Rule.md"}');
const _sfc_main = { name: "api/plot/interfaces/Rule.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-rule" tabindex="-1">Interface: Rule <a class="header-anchor" href="#interface-rule" aria-label="Permalink to &quot;Interface: Rule&quot;">​</a></h1><p>A straight line across a figure, with its label.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-at"></a> <code>at</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-axis"></a> <code>axis</code></td><td><code>readonly</code></td><td><code>&quot;y&quot;</code> | <code>&quot;x&quot;</code></td></tr><tr><td><a id="property-label"></a> <code>label?</code></td><td><code>readonly</code></td><td><code>string</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/plot/interfaces/Rule.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Rule = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Rule as default
};
