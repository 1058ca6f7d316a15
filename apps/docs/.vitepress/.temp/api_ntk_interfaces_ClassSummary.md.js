import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClassSummary","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/ClassSummary.md","filePath":"api/ntk/interfaces/ClassSummary.md"}');
const _sfc_main = { name: "api/ntk/interfaces/ClassSummary.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-classsummary" tabindex="-1">Interface: ClassSummary <a class="header-anchor" href="#interface-classsummary" aria-label="Permalink to &quot;Interface: ClassSummary&quot;">​</a></h1><p>The blocks of one class.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-between"></a> <code>between</code></td><td><code>readonly</code></td><td><a href="./Estimate.html"><code>Estimate</code></a> | <code>undefined</code></td><td>Entries against all other classes; undefined where there are none.</td></tr><tr><td><a id="property-class"></a> <code>class</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-diagonal"></a> <code>diagonal</code></td><td><code>readonly</code></td><td><a href="./Estimate.html"><code>Estimate</code></a></td><td>-</td></tr><tr><td><a id="property-size"></a> <code>size</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-trace"></a> <code>trace</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Σ_i∈c K_ii.</td></tr><tr><td><a id="property-within"></a> <code>within</code></td><td><code>readonly</code></td><td><a href="./Estimate.html"><code>Estimate</code></a> | <code>undefined</code></td><td>Undefined for a class of one sample.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/ClassSummary.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClassSummary = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClassSummary as default
};
