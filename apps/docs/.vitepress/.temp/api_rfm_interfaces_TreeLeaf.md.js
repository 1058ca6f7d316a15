import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TreeLeaf","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/TreeLeaf.md","filePath":"api/rfm/interfaces/TreeLeaf.md"}');
const _sfc_main = { name: "api/rfm/interfaces/TreeLeaf.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-treeleaf" tabindex="-1">Interface: TreeLeaf <a class="header-anchor" href="#interface-treeleaf" aria-label="Permalink to &quot;Interface: TreeLeaf&quot;">​</a></h1><p>A leaf&#39;s machine, or the constant that stands where a leaf&#39;s targets do not vary.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-constant"></a> <code>constant</code></td><td><code>readonly</code></td><td><code>Float64Array</code>&lt;<code>ArrayBufferLike</code>&gt; | <code>undefined</code></td><td>C scores, where there is no machine.</td></tr><tr><td><a id="property-machine"></a> <code>machine</code></td><td><code>readonly</code></td><td><a href="./RfmMachine.html"><code>RfmMachine</code></a> | <code>undefined</code></td><td>-</td></tr><tr><td><a id="property-rows"></a> <code>rows</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Number of training rows.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/TreeLeaf.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TreeLeaf = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TreeLeaf as default
};
