import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Check","description":"","frontmatter":{},"headers":[],"relativePath":"api/experiments/interfaces/Check.md","filePath":"api/experiments/interfaces/Check.md"}');
const _sfc_main = { name: "api/experiments/interfaces/Check.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-check" tabindex="-1">Interface: Check <a class="header-anchor" href="#interface-check" aria-label="Permalink to &quot;Interface: Check&quot;">​</a></h1><p>A claim of a paper, and whether this run shows it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-claim"></a> <code>claim</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The claim in one sentence.</td></tr><tr><td><a id="property-detail"></a> <code>detail</code></td><td><code>readonly</code></td><td><code>string</code></td><td>On which data, and by how much.</td></tr><tr><td><a id="property-id"></a> <code>id</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-seen"></a> <code>seen</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>-</td></tr><tr><td><a id="property-source"></a> <code>source</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Where the claim stands: paper and figure, theorem or catalogue entry.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/experiments/interfaces/Check.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Check = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Check as default
};
