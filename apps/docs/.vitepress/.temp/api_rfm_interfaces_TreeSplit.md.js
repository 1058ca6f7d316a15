import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TreeSplit","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/TreeSplit.md","filePath":"api/rfm/interfaces/TreeSplit.md"}');
const _sfc_main = { name: "api/rfm/interfaces/TreeSplit.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-treesplit" tabindex="-1">Interface: TreeSplit <a class="header-anchor" href="#interface-treesplit" aria-label="Permalink to &quot;Interface: TreeSplit&quot;">​</a></h1><p>A split: rows whose projection is at most the threshold go left, all others right; one rule for fit and prediction.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-direction"></a> <code>direction</code></td><td><code>readonly</code></td><td><code>Float64Array</code></td><td>d numbers of norm 1.</td></tr><tr><td><a id="property-left"></a> <code>left</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/TreeNode.html"><code>TreeNode</code></a></td><td>-</td></tr><tr><td><a id="property-right"></a> <code>right</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/TreeNode.html"><code>TreeNode</code></a></td><td>-</td></tr><tr><td><a id="property-scale"></a> <code>scale</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The projections&#39; median absolute distance to the threshold: the unit of the routing temperature.</td></tr><tr><td><a id="property-threshold"></a> <code>threshold</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/TreeSplit.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TreeSplit = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TreeSplit as default
};
