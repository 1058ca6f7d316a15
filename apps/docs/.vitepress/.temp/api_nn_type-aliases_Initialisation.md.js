import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: Initialisation","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/type-aliases/Initialisation.md","filePath":"api/nn/type-aliases/Initialisation.md"}');
const _sfc_main = { name: "api/nn/type-aliases/Initialisation.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="type-alias-initialisation" tabindex="-1">Type Alias: Initialisation <a class="header-anchor" href="#type-alias-initialisation" aria-label="Permalink to &quot;Type Alias: Initialisation&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">type</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Initialisation</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;lecun&quot;</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;he-fan-out&quot;</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;torch&quot;</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;torch-published&quot;</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;xavier&quot;</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;ntk&quot;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Initialisations by name.</p><ul><li><code>lecun</code>: normal truncated at ±2σ with variance 1/fan_in, biases 0 ([NTC]&#39;s <code>flax</code>);</li><li><code>he-fan-out</code>: N(0, 2/fan_out), biases 0 ([NTC]&#39;s <code>normal_fan_out</code>);</li><li><code>torch</code>: PyTorch&#39;s default, weights and biases uniform in ±1/√fan_in;</li><li><code>torch-published</code>: what [NTC]&#39;s code calls <code>torch</code>: dense and 1 × 1 weights uniform in ±√(3/fan_in), 3 × 3 weights in ±√(1/(3 fan_in)), biases one-sided uniform in [0, 1/√p) with p the feature dimension;</li><li><code>xavier</code>: Xavier uniform, ±√(6/(fan_in + fan_out)), biases 0 ([AGOP]&#39;s MLP, times a gain);</li><li><code>ntk</code>: N(0, 1/fan_in), biases 0 ([KK]&#39;s first layer; the NTK parametrisation&#39;s function at the start).</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/type-aliases/Initialisation.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Initialisation = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Initialisation as default
};
