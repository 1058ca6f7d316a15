import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: adaptiveStages()","description":"","frontmatter":{},"headers":[],"relativePath":"api/kernels/functions/adaptiveStages.md","filePath":"api/kernels/functions/adaptiveStages.md"}');
const _sfc_main = { name: "api/kernels/functions/adaptiveStages.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-adaptivestages" tabindex="-1">Function: adaptiveStages() <a class="header-anchor" href="#function-adaptivestages" aria-label="Permalink to &quot;Function: adaptiveStages()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> adaptiveStages</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   X</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   Y</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   options</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Generator</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">&lt;</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">AdaptiveStage</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">&gt;;</span></span></code></pre></div><p>Solves the equations of state of a two-layer erf network by annealing its width, one stage at a time: Σ⁻¹ = (d/σ_w²) I + (1/h) ∇_Σ tr(A·Q(Σ)), from Σ = (σ_w²/d) I (the NNGP limit, yielded first).</p><p>Each stage starts from the extrapolated branch and is solved by Anderson acceleration, else by Newton–Krylov; where both fail the step in 1/h is halved. Σ stays positive definite with tr Σ &gt; σ_w²/10 throughout.</p><p>Source: Seroussi, Naveh &amp; Ringel 2023; [KK] §6; theory §4.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>X</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>n × d</td></tr><tr><td><code>Y</code></td><td><a href="./../../linalg/interfaces/Matrix.html"><code>Matrix</code></a></td><td>n × C targets (<code>adaptiveTargets(labels)</code>)</td></tr><tr><td><code>options?</code></td><td><a href="./../interfaces/AdaptiveOptions.html"><code>AdaptiveOptions</code></a></td><td>-</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Generator</code>&lt;<a href="./../interfaces/AdaptiveStage.html"><code>AdaptiveStage</code></a>&gt;</p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>RangeError if a parameter or shape is wrong, AdaptiveConvergenceError with stage, residual and the last good Σ</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/functions/adaptiveStages.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const adaptiveStages = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  adaptiveStages as default
};
