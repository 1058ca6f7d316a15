import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RightSingularCollapse","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/RightSingularCollapse.md","filePath":"api/rfm/interfaces/RightSingularCollapse.md"}');
const _sfc_main = { name: "api/rfm/interfaces/RightSingularCollapse.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-rightsingularcollapse" tabindex="-1">Interface: RightSingularCollapse <a class="header-anchor" href="#interface-rightsingularcollapse" aria-label="Permalink to &quot;Interface: RightSingularCollapse&quot;">​</a></h1><p>NC1 and NC2 along one layer&#39;s parts.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-features"></a> <code>features</code></td><td><code>readonly</code></td><td><a href="./Collapse.html"><code>Collapse</code></a></td><td>At the features Φ.</td></tr><tr><td><a id="property-linear"></a> <code>linear</code></td><td><code>readonly</code></td><td><a href="./Collapse.html"><code>Collapse</code></a></td><td>At WΦ.</td></tr><tr><td><a id="property-relu"></a> <code>relu</code></td><td><code>readonly</code></td><td><a href="./Collapse.html"><code>Collapse</code></a></td><td>At max(0, WΦ).</td></tr><tr><td><a id="property-rightsingular"></a> <code>rightSingular</code></td><td><code>readonly</code></td><td><a href="./Collapse.html"><code>Collapse</code></a></td><td>At SVᵀΦ.</td></tr><tr><td><a id="property-root"></a> <code>root</code></td><td><code>readonly</code></td><td><a href="./Collapse.html"><code>Collapse</code></a></td><td>At (WᵀW)^{1/2}Φ.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/RightSingularCollapse.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RightSingularCollapse = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RightSingularCollapse as default
};
