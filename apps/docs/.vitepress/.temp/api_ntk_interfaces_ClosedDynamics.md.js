import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClosedDynamics","description":"","frontmatter":{},"headers":[],"relativePath":"api/ntk/interfaces/ClosedDynamics.md","filePath":"api/ntk/interfaces/ClosedDynamics.md"}');
const _sfc_main = { name: "api/ntk/interfaces/ClosedDynamics.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-closeddynamics" tabindex="-1">Interface: ClosedDynamics <a class="header-anchor" href="#interface-closeddynamics" aria-label="Permalink to &quot;Interface: ClosedDynamics&quot;">​</a></h1><p>A run of the features–classifier dynamics.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-evaluations"></a> <code>evaluations</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-final"></a> <code>final</code></td><td><code>readonly</code></td><td><a href="./ClosedState.html"><code>ClosedState</code></a></td><td>-</td></tr><tr><td><a id="property-initial"></a> <code>initial</code></td><td><code>readonly</code></td><td><a href="./ClosedState.html"><code>ClosedState</code></a></td><td>-</td></tr><tr><td><a id="property-invariantdrift"></a> <code>invariantDrift</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The largest drift of the invariant over the run; with κ(t), decay or a fixed bias it is not conserved.</td></tr><tr><td><a id="property-method"></a> <code>method</code></td><td><code>readonly</code></td><td><code>&quot;explicit&quot;</code> | <code>&quot;implicit&quot;</code></td><td>-</td></tr><tr><td><a id="property-points"></a> <code>points</code></td><td><code>readonly</code></td><td><a href="./DynamicsPoint.html"><code>DynamicsPoint</code></a>[]</td><td>-</td></tr><tr><td><a id="property-states"></a> <code>states</code></td><td><code>readonly</code></td><td><a href="./ClosedState.html"><code>ClosedState</code></a>[]</td><td>The state at each point, where asked for.</td></tr><tr><td><a id="property-steps"></a> <code>steps</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ntk/interfaces/ClosedDynamics.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClosedDynamics = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClosedDynamics as default
};
