import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Dataset","description":"","frontmatter":{},"headers":[],"relativePath":"api/datasets/interfaces/Dataset.md","filePath":"api/datasets/interfaces/Dataset.md"}');
const _sfc_main = { name: "api/datasets/interfaces/Dataset.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-dataset" tabindex="-1">Interface: Dataset <a class="header-anchor" href="#interface-dataset" aria-label="Permalink to &quot;Interface: Dataset&quot;">​</a></h1><p>Rows of numbers with labels or targets, and the names that a person knows them by.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./../../datasets-node/interfaces/PreparedDataset.html"><code>PreparedDataset</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-classnames"></a> <code>classNames</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>C names, in the order of the labels; empty where the target is a real number.</td></tr><tr><td><a id="property-columns"></a> <code>columns</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>d names of the columns of X.</td></tr><tr><td><a id="property-licence"></a> <code>licence?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-source"></a> <code>source?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Where the data comes from.</td></tr><tr><td><a id="property-target"></a> <code>target?</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>n × t numeric targets, where the target column holds numbers.</td></tr><tr><td><a id="property-x"></a> <code>X</code></td><td><code>readonly</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>n × d, one sample a row.</td></tr><tr><td><a id="property-y"></a> <code>y</code></td><td><code>readonly</code></td><td><code>Int32Array</code></td><td>n labels 0..C−1; empty where the target is a real number.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/Dataset.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Dataset = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Dataset as default
};
