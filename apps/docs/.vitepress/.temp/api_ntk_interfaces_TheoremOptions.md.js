import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TheoremOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/TheoremOptions.md","filePath":"api/ntk/interfaces/TheoremOptions.md"}');
const _sfc_main = { name: "api/ntk/interfaces/TheoremOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-theoremoptions" tabindex="-1">Interface: TheoremOptions <a class="header-anchor" href="#interface-theoremoptions" aria-label="Permalink to &quot;Interface: TheoremOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-classes"></a> <code>classes</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/ClassSizes.html"><code>ClassSizes</code></a></td><td>-</td></tr><tr><td><a id="property-hypothesis"></a> <code>hypothesis?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Below this a hypothesis holds; defaults to 1e-6.</td></tr><tr><td><a id="property-kappa"></a> <code>kappa</code></td><td><code>readonly</code></td><td><a href="./Blocks.html"><code>Blocks</code></a></td><td>-</td></tr><tr><td><a id="property-nc1"></a> <code>nc1?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Below these a conclusion is seen; default to 1e-6, 1e-4, 1e-4 and 0.</td></tr><tr><td><a id="property-nc2"></a> <code>nc2?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-nc3"></a> <code>nc3?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-nc4"></a> <code>nc4?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/TheoremOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TheoremOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TheoremOptions as default
};
