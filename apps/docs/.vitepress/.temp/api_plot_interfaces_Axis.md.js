import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Axis","description":"","frontmatter":{},"headers":[],"relativePath":"api/plot/interfaces/Axis.md","filePath":"api/plot/interfaces/Axis.md"}');
const _sfc_main = { name: "api/plot/interfaces/Axis.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-axis" tabindex="-1">Interface: Axis <a class="header-anchor" href="#interface-axis" aria-label="Permalink to &quot;Interface: Axis&quot;">​</a></h1><p>One axis of a figure.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-domain"></a> <code>domain?</code></td><td><code>readonly</code></td><td>readonly [<code>number</code>, <code>number</code>]</td><td>Smallest and largest value; defaults to the data&#39;s.</td></tr><tr><td><a id="property-integer"></a> <code>integer?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Ticks at whole numbers only: layers, rounds, classes.</td></tr><tr><td><a id="property-label"></a> <code>label</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-scale"></a> <code>scale?</code></td><td><code>readonly</code></td><td><code>&quot;log&quot;</code> | <code>&quot;linear&quot;</code></td><td>Defaults to linear. On a log axis values that are not positive are left out, and the figure says how many.</td></tr><tr><td><a id="property-ticks"></a> <code>ticks?</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>Exactly these ticks.</td></tr><tr><td><a id="property-unit"></a> <code>unit?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Written in brackets after the label; leave it out for pure numbers.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/plot/interfaces/Axis.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Axis = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Axis as default
};
