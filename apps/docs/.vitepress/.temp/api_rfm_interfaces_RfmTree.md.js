import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RfmTree","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/RfmTree.md","filePath":"api/rfm/interfaces/RfmTree.md"}');
const _sfc_main = { name: "api/rfm/interfaces/RfmTree.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-rfmtree" tabindex="-1">Interface: RfmTree <a class="header-anchor" href="#interface-rfmtree" aria-label="Permalink to &quot;Interface: RfmTree&quot;">​</a></h1><p>A tree of machines; a lone machine is a tree whose root is leaf 0.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-leaves"></a> <code>leaves</code></td><td><code>readonly</code></td><td>readonly <a href="./TreeLeaf.html"><code>TreeLeaf</code></a>[]</td><td>-</td></tr><tr><td><a id="property-outputs"></a> <code>outputs</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Number of outputs C.</td></tr><tr><td><a id="property-root"></a> <code>root</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/TreeNode.html"><code>TreeNode</code></a></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/RfmTree.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RfmTree = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RfmTree as default
};
