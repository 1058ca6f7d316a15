import { defineComponent, reactive, ref, onMounted, onBeforeUnmount, computed, mergeProps, unref, useSSRContext } from "vue";
import { ssrRenderAttrs, ssrRenderComponent, ssrInterpolate, ssrRenderAttr } from "vue/server-renderer";
import { u as useExample, C as CollapseScene } from "./app.js";
import { _ as _sfc_main$2 } from "./LiveFigure.zTQFaoZ0.js";
import { _ as _sfc_main$1 } from "./LiveSlider.Ciwwc0Rc.js";
import { _ as _sfc_main$3 } from "./LiveStatus.CZOBrlTi.js";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
import "module";
const _sfc_main = /* @__PURE__ */ defineComponent({
  __name: "BlockDynamicsLive",
  __ssrInlineRender: true,
  setup(__props) {
    const settings = reactive({ diagonal: 1, within: 0.5, between: 0.1, distance: 0, seed: 1 });
    const { value, milliseconds, busy, error } = useExample("blockDynamics", () => {
      const within = Math.min(settings.within, settings.diagonal - 0.02);
      return { ...settings, within, between: Math.min(settings.between, within - 0.01) };
    });
    const position = ref(0);
    const playing = ref(true);
    const rate = ref(0);
    let raf = 0;
    let last = 0;
    let frames = [];
    function tick(time2) {
      raf = requestAnimationFrame(tick);
      frames = [...frames.filter((at) => at > time2 - 1e3), time2];
      if (playing.value && value.value) position.value = Math.min(1, position.value + (time2 - last) / 6e3);
      if (position.value >= 1) playing.value = false;
      if (Math.floor(time2 / 500) !== Math.floor(last / 500)) rate.value = frames.length;
      last = time2;
    }
    onMounted(() => {
      if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
        playing.value = false;
        position.value = 1;
      }
      raf = requestAnimationFrame(tick);
    });
    onBeforeUnmount(() => cancelAnimationFrame(raf));
    const time = computed(() => {
      const times = value.value?.times;
      return times ? times[Math.round(position.value * (times.length - 1))] : 0;
    });
    const figure = computed(() => {
      const points = value.value?.points;
      if (!points) return void 0;
      const x = points.map((point) => point.time);
      const positive = (read) => points.map((p) => Math.max(read(p), 1e-16));
      const { rates } = value.value;
      return {
        kind: "line",
        title: "Collapse over training",
        x: { label: "time t" },
        y: { label: "NC1, NC2, NC3 and loss", scale: "log" },
        series: [
          { name: "NC1", x, y: positive((p) => p.nc1), markers: false },
          { name: "NC2", x, y: positive((p) => p.nc2), markers: false },
          { name: "NC3", x, y: positive((p) => p.nc3), markers: false },
          { name: "loss", x, y: positive((p) => p.loss), dashed: true, markers: false, colour: 7 }
        ],
        rules: [{ axis: "x", at: 1 / rates.single.value, label: "1/μ_single" }]
      };
    });
    const final = computed(() => value.value?.points.at(-1));
    const show = (number) => number < 1e-3 ? number.toExponential(1) : number.toPrecision(3);
    return (_ctx, _push, _parent, _attrs) => {
      _push(`<div${ssrRenderAttrs(mergeProps({ class: "live" }, _attrs))} data-v-36b4bf02><div class="live-controls" data-v-36b4bf02>`);
      _push(ssrRenderComponent(_sfc_main$1, {
        modelValue: settings.diagonal,
        "onUpdate:modelValue": ($event) => settings.diagonal = $event,
        name: "κ_d, a sample with itself",
        min: 0.4,
        max: 2,
        step: 0.02
      }, null, _parent));
      _push(ssrRenderComponent(_sfc_main$1, {
        modelValue: settings.within,
        "onUpdate:modelValue": ($event) => settings.within = $event,
        name: "κ_c, within a class",
        min: 0.1,
        max: 1.5,
        step: 0.02
      }, null, _parent));
      _push(ssrRenderComponent(_sfc_main$1, {
        modelValue: settings.between,
        "onUpdate:modelValue": ($event) => settings.between = $event,
        name: "κ_n, between classes",
        min: 0,
        max: 0.8,
        step: 0.02
      }, null, _parent));
      _push(ssrRenderComponent(_sfc_main$1, {
        modelValue: settings.distance,
        "onUpdate:modelValue": ($event) => settings.distance = $event,
        name: "Distance of the start from E = 0",
        min: 0,
        max: 1,
        step: 0.02
      }, null, _parent));
      _push(`</div><div class="live-columns" data-v-36b4bf02><div data-v-36b4bf02>`);
      if (unref(value)) {
        _push(ssrRenderComponent(CollapseScene, {
          samples: unref(value).samples,
          labels: unref(value).labels,
          position: position.value,
          label: "Features of 24 samples in the span of the final class means; drag to turn"
        }, null, _parent));
      } else {
        _push(`<!---->`);
      }
      _push(`<div class="player" data-v-36b4bf02><button type="button" data-v-36b4bf02>${ssrInterpolate(playing.value ? "Pause" : position.value >= 1 ? "Play again" : "Play")}</button><input${ssrRenderAttr("value", position.value)} type="range" min="0" max="1" step="0.005" aria-label="Time of training" data-v-36b4bf02><output data-v-36b4bf02>t = ${ssrInterpolate(time.value.toPrecision(3))}</output></div></div><div data-v-36b4bf02>`);
      if (unref(value) && final.value) {
        _push(`<dl class="live-readings" aria-live="polite" data-v-36b4bf02><div class="live-reading" data-v-36b4bf02><dt data-v-36b4bf02>‖E‖ at the start, relative</dt><dd data-v-36b4bf02>${ssrInterpolate(show(unref(value).invariant))}</dd></div><div class="live-reading" data-v-36b4bf02><dt data-v-36b4bf02>NC1 at the end</dt><dd data-v-36b4bf02>${ssrInterpolate(show(final.value.nc1))}</dd></div><div class="live-reading" data-v-36b4bf02><dt data-v-36b4bf02>NC2</dt><dd data-v-36b4bf02>${ssrInterpolate(show(final.value.nc2))}</dd></div><div class="live-reading" data-v-36b4bf02><dt data-v-36b4bf02>NC3</dt><dd data-v-36b4bf02>${ssrInterpolate(show(final.value.nc3))}</dd></div></dl>`);
      } else {
        _push(`<!---->`);
      }
      if (unref(value)) {
        _push(`<p class="rates" data-v-36b4bf02> Rates: single ${ssrInterpolate(show(unref(value).rates.single.value))}, class ${ssrInterpolate(show(unref(value).rates.class.value))}, global ${ssrInterpolate(show(unref(value).rates.global.value))}</p>`);
      } else {
        _push(`<!---->`);
      }
      _push(`</div></div>`);
      if (figure.value) {
        _push(ssrRenderComponent(_sfc_main$2, { figure: figure.value }, null, _parent));
      } else {
        _push(`<!---->`);
      }
      _push(ssrRenderComponent(_sfc_main$3, {
        error: unref(error),
        milliseconds: unref(milliseconds),
        busy: unref(busy),
        note: `${rate.value} frames a second.`
      }, null, _parent));
      _push(`</div>`);
    };
  }
});
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add(".vitepress/theme/live/BlockDynamicsLive.vue");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BlockDynamicsLive = /* @__PURE__ */ _export_sfc(_sfc_main, [["__scopeId", "data-v-36b4bf02"]]);
export {
  BlockDynamicsLive as default
};
