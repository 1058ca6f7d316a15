import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PrepareOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets-node/interfaces/PrepareOptions.md","filePath":"api/datasets-node/interfaces/PrepareOptions.md"}');
const _sfc_main = { name: "api/datasets-node/interfaces/PrepareOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-prepareoptions" tabindex="-1">Interface: PrepareOptions <a class="header-anchor" href="#interface-prepareoptions" aria-label="Permalink to &quot;Interface: PrepareOptions&quot;">​</a></h1><p>What the command line offers for every data argument, in the order in which it is done.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./LoadOptions.html"><code>LoadOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-classes"></a> <code>classes?</code></td><td><code>readonly</code></td><td>readonly (<code>string</code> | <code>number</code>)[]</td><td>Keep these classes, by name or number, relabelled in this order.</td></tr><tr><td><a id="property-dtype"></a> <code>dtype?</code></td><td><code>readonly</code></td><td><a href="./../../linalg/type-aliases/Dtype.html"><code>Dtype</code></a></td><td>Defaults to float64.</td></tr><tr><td><a id="property-limit"></a> <code>limit?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>First rows.</td></tr><tr><td><a id="property-minperclass"></a> <code>minPerClass?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Rows that every class must keep in training; defaults to none required.</td></tr><tr><td><a id="property-perclass"></a> <code>perClass?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>First rows of each class.</td></tr><tr><td><a id="property-scale"></a> <code>scale?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Divide every number by this.</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-standardize"></a> <code>standardize?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Columns to mean 0 and population deviation 1 of the training rows.</td></tr><tr><td><a id="property-testfraction"></a> <code>testFraction?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Split off this share as the test part.</td></tr><tr><td><a id="property-unitnorm"></a> <code>unitNorm?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Rows to length 1.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets-node/interfaces/PrepareOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PrepareOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PrepareOptions as default
};
