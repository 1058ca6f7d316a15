import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { mathPunctuation } from "./math-punctuation.js";
import { preloadWorker } from "./preloads.js";
import { tableCards } from "./table-cards.js";
import { fontScript } from "./theme/fonts.js";
import { unbrokenOptions } from "./unbroken-options.js";

const conditions = ["@collapsar/source", "module", "browser", "development|production"];
const sidebarFile = new URL("../api/sidebar.json", import.meta.url);
const api = existsSync(sidebarFile) ? JSON.parse(readFileSync(sidebarFile, "utf8")) : {};

/** The path under which the site will stand: `npm run docs -- build --base /x/`. */
const base = process.argv[process.argv.indexOf("--base") + 1 || process.argv.length] ?? "/";

/** Measurements made in the page state the version that made them. */
const { version } = JSON.parse(
  readFileSync(new URL("../../../packages/metrics/package.json", import.meta.url), "utf8"),
) as { version: string };

/** Sources name their workers by the files that a build makes of them; here the sources themselves are bundled. */
const sourceWorkers = () => ({
  name: "workers-of-sources",
  enforce: "pre" as const,
  transform: (code: string, id: string) =>
    /packages\/[^/]+\/src\//.test(id)
      ? code.replace(
          /new URL\("(\.\/[\w-]+worker)\.js", import\.meta\.url\)/g,
          'new URL("$1.ts", import.meta.url)',
        )
      : undefined,
});

const noWasm = fileURLToPath(new URL("../../../packages/linalg/src/backends/no-wasm.ts", import.meta.url));

/** The worker of the front page's first picture is made as under the condition `@collapsar/js`: half as large. */
const smallHero = () => {
  let isHero = false;
  return {
    name: "hero-without-wasm",
    enforce: "pre" as const,
    buildStart({ input }: { input: string[] | Record<string, string> }) {
      isHero = Object.values(input).some((file) => /hero-worker/.test(file));
    },
    resolveId: (id: string) => (isHero && id === "#wasm" ? noWasm : undefined),
  };
};

const guide = [
  {
    text: "Begin",
    items: [
      { text: "What collapse is", link: "/guide/collapse" },
      { text: "What a kernel is", link: "/guide/kernel-idea" },
      { text: "Start here", link: "/start" },
      { text: "Measure your own network", link: "/guide/measure" },
    ],
  },
  {
    text: "Three explanations",
    items: [
      { text: "Kernel against kernel", link: "/guide/kernels" },
      { text: "The adaptive kernel", link: "/guide/adaptive" },
      { text: "The dynamics of block kernels", link: "/guide/block-ntk" },
      { text: "Average gradients, Deep RFM", link: "/guide/deep-rfm" },
      { text: "RFM on your own table", link: "/guide/rfm" },
      { text: "Real networks", link: "/guide/networks" },
      { text: "The three side by side", link: "/guide/compare" },
    ],
  },
  {
    text: "Look things up",
    items: [
      { text: "Metrics", link: "/metrics" },
      { text: "Command line", link: "/cli" },
      { text: "Data formats", link: "/data" },
      { text: "Gallery of experiments", link: "/experiments" },
      { text: "Book of reproductions", link: "/reproductions" },
      { text: "Performance", link: "/performance" },
      { text: "Where programs differ", link: "/differences" },
      { text: "Errata", link: "/errata" },
      { text: "Theory", link: "/theory" },
      { text: "References, how to cite", link: "/references" },
      { text: "Changelog", link: "/changelog" },
      { text: "API reference", link: "/api/" },
    ],
  },
];

export default defineConfig({
  title: "Collapsar",
  description: "The TypeScript toolkit for neural collapse: measure it, explain it, reproduce it.",
  lang: "en",
  base,
  cleanUrls: false,
  metaChunk: true,
  // only a site that is looked at while one writes is built without the API, and may then lack its pages
  ignoreDeadLinks: existsSync(sidebarFile) ? false : [/^(\.{0,2}\/)*api\//],
  srcExclude: ["README.md", "**/node_modules/**"],
  head: [
    ["link", { rel: "icon", type: "image/svg+xml", href: `${base}logo.svg` }],
    ["meta", { name: "theme-color", content: "#0b6bb8" }],
    ["script", {}, fontScript],
  ],
  // the figure at the top of the front page is the first that anybody sees
  transformHead: (context) => (context.page === "index.md" ? preloadWorker("hero-worker", context) : []),
  // the theme asks for its typeface before all scripts; here it comes after the first picture
  transformHtml: (html) => html.replace(/<link rel="preload"[^>]*inter-roman-latin[^>]*>\s*/, ""),
  markdown: {
    math: true,
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config(md) {
      tableCards(md);
      mathPunctuation(md);
      unbrokenOptions(md);
      // a line's end between two elements, two formulas for instance, would be dropped with the space that it stands for
      md.renderer.rules.softbreak = () => " ";
      // an indented block scrolls, so the keyboard must reach it, as it reaches a fenced one
      const plain = md.renderer.rules.code_block!;
      md.renderer.rules.code_block = (...given) => plain(...given).replace("<pre", '<pre tabindex="0"');
    },
  },
  vite: {
    define: { __COLLAPSAR_VERSION__: JSON.stringify(version) },
    resolve: { conditions },
    plugins: [sourceWorkers()],
    ssr: { noExternal: [/^@collapsar\//], resolve: { conditions } },
    worker: { format: "es", plugins: () => [sourceWorkers(), smallHero()] },
    build: { target: "es2022", chunkSizeWarningLimit: 2000 },
    optimizeDeps: {
      // Scanned at the start, so that no page reloads because a dependency was found late.
      entries: ["examples/*.ts", ".vitepress/theme/**/*.{ts,vue}"],
      esbuildOptions: { target: "es2022" },
    },
  },
  themeConfig: {
    logo: "/logo.svg",
    outline: { level: [2, 3] },
    search: { provider: "local" },
    nav: [
      { text: "Start", link: "/start" },
      { text: "Guide", link: "/guide/collapse", activeMatch: "^/guide/" },
      { text: "Metrics", link: "/metrics" },
      { text: "Command line", link: "/cli" },
      { text: "Gallery", link: "/experiments" },
      { text: "API", link: "/api/", activeMatch: "^/api/" },
    ],
    sidebar: { ...api, "/": guide },
    footer: {
      message:
        "MIT licence. Live figures are computed in your browser; numbers in the text stand beside the command that made them.",
    },
    socialLinks: [{ icon: "github", link: "https://github.com/collapsar/collapsar" }],
    docFooter: { prev: "Before", next: "Next" },
  },
});
