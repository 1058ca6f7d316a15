import { defineComponent, reactive, computed, mergeProps, unref, useSSRContext } from "vue";
import { ssrRenderAttrs, ssrRenderComponent, ssrInterpolate } from "vue/server-renderer";
import { _ as _sfc_main$2 } from "./LiveFigure.zTQFaoZ0.js";
import { _ as _sfc_main$1 } from "./LiveSlider.Ciwwc0Rc.js";
import { _ as _sfc_main$3 } from "./LiveStatus.CZOBrlTi.js";
import { u as useExample } from "./app.js";
import "module";
import "./plugin-vue_export-helper.1tPrXgE0.js";
const _sfc_main = /* @__PURE__ */ defineComponent({
  __name: "AdaptiveLive",
  __ssrInlineRender: true,
  setup(__props) {
    const settings = reactive({ samples: 64, dimension: 4, width: 500, seed: 0 });
    const { value, milliseconds, busy, error } = useExample("adaptiveKernel", () => ({ ...settings }));
    const rowsOf = (variant) => (value.value?.rows ?? []).filter((row) => row.variant === variant && Number.isFinite(row.width));
    const start = computed(() => value.value?.rows[0]?.nc1);
    const end = (variant) => rowsOf(variant).at(-1)?.nc1;
    const figure = computed(() => {
      if (rowsOf("published-code").length < 1 || start.value === void 0) return void 0;
      const curve = (name, variant, dashed) => ({
        name,
        x: rowsOf(variant).map((row) => 1 / row.width),
        y: rowsOf(variant).map((row) => row.nc1),
        dashed
      });
      return {
        kind: "line",
        title: "NC1 of the hidden layer as the width falls",
        x: { label: "1/width", scale: "log" },
        y: { label: "NC1", scale: "log" },
        series: [
          curve("equations of state", "paper", false),
          curve("the published code's variant", "published-code", true)
        ],
        rules: [{ axis: "y", at: start.value, label: "NNGP, infinite width" }]
      };
    });
    return (_ctx, _push, _parent, _attrs) => {
      _push(`<div${ssrRenderAttrs(mergeProps({ class: "live" }, _attrs))}><div class="live-controls">`);
      _push(ssrRenderComponent(_sfc_main$1, {
        modelValue: settings.dimension,
        "onUpdate:modelValue": ($event) => settings.dimension = $event,
        name: "Dimension d",
        min: 1,
        max: 16,
        step: 1
      }, null, _parent));
      _push(ssrRenderComponent(_sfc_main$1, {
        modelValue: settings.samples,
        "onUpdate:modelValue": ($event) => settings.samples = $event,
        name: "Samples n",
        min: 32,
        max: 160,
        step: 16
      }, null, _parent));
      _push(ssrRenderComponent(_sfc_main$1, {
        modelValue: settings.width,
        "onUpdate:modelValue": ($event) => settings.width = $event,
        name: "Width h at the end",
        min: 250,
        max: 5e3,
        step: 50
      }, null, _parent));
      _push(ssrRenderComponent(_sfc_main$1, {
        modelValue: settings.seed,
        "onUpdate:modelValue": ($event) => settings.seed = $event,
        name: "Draw of the data",
        min: 0,
        max: 20,
        step: 1
      }, null, _parent));
      _push(`</div>`);
      if (start.value !== void 0) {
        _push(`<dl class="live-readings" aria-live="polite"><div class="live-reading"><dt>NC1 at infinite width</dt><dd>${ssrInterpolate(start.value.toPrecision(3))}</dd></div><div class="live-reading"><dt>equations of state</dt><dd>${ssrInterpolate(end("paper")?.toPrecision(3) ?? "…")}</dd></div><div class="live-reading"><dt>published code’s variant</dt><dd>${ssrInterpolate(end("published-code")?.toPrecision(3) ?? "…")}</dd></div></dl>`);
      } else {
        _push(`<!---->`);
      }
      if (figure.value) {
        _push(ssrRenderComponent(_sfc_main$2, { figure: figure.value }, null, _parent));
      } else {
        _push(`<!---->`);
      }
      _push(ssrRenderComponent(_sfc_main$3, {
        error: unref(error),
        milliseconds: unref(milliseconds),
        busy: unref(busy)
      }, null, _parent));
      _push(`</div>`);
    };
  }
});
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add(".vitepress/theme/live/AdaptiveLive.vue");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
export {
  _sfc_main as default
};
