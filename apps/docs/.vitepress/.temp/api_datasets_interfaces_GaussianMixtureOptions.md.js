import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GaussianMixtureOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets/interfaces/GaussianMixtureOptions.md","filePath":"api/datasets/interfaces/GaussianMixtureOptions.md"}');
const _sfc_main = { name: "api/datasets/interfaces/GaussianMixtureOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-gaussianmixtureoptions" tabindex="-1">Interface: GaussianMixtureOptions <a class="header-anchor" href="#interface-gaussianmixtureoptions" aria-label="Permalink to &quot;Interface: GaussianMixtureOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-classes"></a> <code>classes?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Number of classes; defaults to 2, or to the length of sizes.</td></tr><tr><td><a id="property-d"></a> <code>d?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Number of coordinates; defaults to 128.</td></tr><tr><td><a id="property-dtype"></a> <code>dtype?</code></td><td><code>readonly</code></td><td><code>&quot;f64&quot;</code> | <code>&quot;f32&quot;</code></td><td>-</td></tr><tr><td><a id="property-mean"></a> <code>mean?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Unit of the class means, which are ±1, ±3, … times it on every coordinate; defaults to 2.</td></tr><tr><td><a id="property-n"></a> <code>n?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Number of samples; defaults to 1024, or to the sum of sizes.</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-sizes"></a> <code>sizes?</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>Samples of each class; defaults to equal sizes, the first classes taking what is left over.</td></tr><tr><td><a id="property-std"></a> <code>std?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Standard deviation of every coordinate; defaults to 0.5.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/GaussianMixtureOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GaussianMixtureOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GaussianMixtureOptions as default
};
