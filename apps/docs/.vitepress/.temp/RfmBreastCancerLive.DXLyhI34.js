import { defineComponent, reactive, ref, computed, mergeProps, unref, useSSRContext } from "vue";
import { ssrRenderAttrs, ssrRenderComponent } from "vue/server-renderer";
import { _ as _sfc_main$2 } from "./LiveFigure.zTQFaoZ0.js";
import { _ as _sfc_main$1 } from "./LiveSlider.Ciwwc0Rc.js";
import { _ as _sfc_main$3 } from "./LiveStatus.CZOBrlTi.js";
import { u as useExample } from "./app.js";
import "module";
import "./plugin-vue_export-helper.1tPrXgE0.js";
const _sfc_main = /* @__PURE__ */ defineComponent({
  __name: "RfmBreastCancerLive",
  __ssrInlineRender: true,
  setup(__props) {
    const settings = reactive({ bandwidth: 10, seed: 0 });
    const exponent = ref(-3);
    const { value, milliseconds, busy, error } = useExample("rfmBreastCancer", () => ({
      ...settings,
      ridge: 10 ** exponent.value
    }));
    const errors = computed(() => {
      const rounds = value.value?.rounds;
      if (!rounds) return void 0;
      const x = rounds.map(({ round }) => round);
      return {
        kind: "line",
        title: "Error by round",
        x: { label: "metric updates", integer: true, domain: [0, 5] },
        y: { label: "wrong", unit: "%", domain: [0, 8] },
        series: [
          { name: "rows held back", x, y: rounds.map((row) => 100 * row.test) },
          { name: "training rows", x, y: rounds.map((row) => 100 * row.train), dashed: true }
        ]
      };
    });
    const importance = computed(() => {
      const rows = value.value?.importance;
      if (!rows) return void 0;
      return {
        kind: "bar",
        title: "What the metric looks at",
        categories: rows.map(({ column }) => column),
        x: { label: "column" },
        y: { label: "diagonal of M", domain: [0, 1] },
        series: [{ name: "importance", y: rows.map((row) => row.value) }]
      };
    });
    return (_ctx, _push, _parent, _attrs) => {
      _push(`<div${ssrRenderAttrs(mergeProps({ class: "live" }, _attrs))}><div class="live-controls">`);
      _push(ssrRenderComponent(_sfc_main$1, {
        modelValue: settings.bandwidth,
        "onUpdate:modelValue": ($event) => settings.bandwidth = $event,
        name: "Bandwidth L",
        min: 1,
        max: 40,
        step: 1
      }, null, _parent));
      _push(ssrRenderComponent(_sfc_main$1, {
        modelValue: exponent.value,
        "onUpdate:modelValue": ($event) => exponent.value = $event,
        name: "Ridge λ",
        min: -6,
        max: 0,
        step: 0.5,
        shown: (10 ** exponent.value).toPrecision(1)
      }, null, _parent));
      _push(ssrRenderComponent(_sfc_main$1, {
        modelValue: settings.seed,
        "onUpdate:modelValue": ($event) => settings.seed = $event,
        name: "Split",
        min: 0,
        max: 20,
        step: 1
      }, null, _parent));
      _push(`</div><div class="live-columns">`);
      if (importance.value) {
        _push(ssrRenderComponent(_sfc_main$2, {
          figure: importance.value,
          title: ""
        }, null, _parent));
      } else {
        _push(`<!---->`);
      }
      if (errors.value) {
        _push(ssrRenderComponent(_sfc_main$2, {
          figure: errors.value,
          title: ""
        }, null, _parent));
      } else {
        _push(`<!---->`);
      }
      _push(`</div>`);
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
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add(".vitepress/theme/live/RfmBreastCancerLive.vue");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
export {
  _sfc_main as default
};
