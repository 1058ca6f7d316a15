import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TreePlan","description":"","frontmatter":{},"headers":[],"relativePath":"api/rfm/interfaces/TreePlan.md","filePath":"api/rfm/interfaces/TreePlan.md"}');
const _sfc_main = { name: "api/rfm/interfaces/TreePlan.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-treeplan" tabindex="-1">Interface: TreePlan <a class="header-anchor" href="#interface-treeplan" aria-label="Permalink to &quot;Interface: TreePlan&quot;">​</a></h1><p>The splits of a tree and its leaves&#39; jobs, which are independent of each other.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-jobs"></a> <code>jobs</code></td><td><code>readonly</code></td><td>readonly <a href="./LeafJob.html"><code>LeafJob</code></a>[]</td></tr><tr><td><a id="property-root"></a> <code>root</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/TreeNode.html"><code>TreeNode</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rfm/interfaces/TreePlan.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TreePlan = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TreePlan as default
};
