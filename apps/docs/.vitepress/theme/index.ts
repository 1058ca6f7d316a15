import "@fontsource-variable/source-serif-4/index.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme";
import { defineAsyncComponent } from "vue";
import HomeLayout from "./HomeLayout.vue";
import "./style.css";
import "./live.css";

const live = {
  BenchTable: () => import("./BenchTable.vue"),
  BlockDynamicsLive: () => import("./live/BlockDynamicsLive.vue"),
  ChangeList: () => import("./ChangeList.vue"),
  CollapsePlane: () => import("./live/CollapsePlane.vue"),
  CommandList: () => import("./CommandList.vue"),
  ExperimentList: () => import("./ExperimentList.vue"),
  FrontFigures: () => import("./live/FrontFigures.vue"),
  MeasureLive: () => import("./live/MeasureLive.vue"),
  ReproductionBook: () => import("./ReproductionBook.vue"),
  ReferenceList: () => import("./ReferenceList.vue"),
  LiveExample: () => import("./live/LiveExample.vue"),
  RfmPaintLive: () => import("./live/RfmPaintLive.vue"),
  RfmTableLive: () => import("./live/RfmTableLive.vue"),
};

export default {
  extends: DefaultTheme,
  Layout: HomeLayout,
  enhanceApp({ app }) {
    for (const [name, load] of Object.entries(live)) app.component(name, defineAsyncComponent(load));
  },
} satisfies Theme;
