/**
 * Builds every module of `src/entries` into `api/static/build`, under names that change with their content.
 *
 * `manifest.json` there says which file is which (`api/assets.py` reads it). A new entry needs no line here.
 */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { defineConfig } from "vite";
import { licences } from "./licences.ts";

const ENTRIES = join(import.meta.dirname, "src", "entries");

export default defineConfig({
  base: "/static/build/",
  publicDir: false,
  build: {
    outDir: process.env["ZYRTAR_ASSETS"] ?? join(import.meta.dirname, "..", "static", "build"),
    emptyOutDir: true,
    target: "es2022",
    manifest: "manifest.json",
    // Nothing in `data:` addresses: the Content-Security-Policy lets images be so written, and nothing else.
    assetsInlineLimit: 0,
    // The polyfill is a script for browsers older than the target.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    rolldownOptions: {
      // Yasqe carries a JSON reader for browsers that have none; the Content-Security-Policy would not let it run.
      checks: { eval: false },
      input: Object.fromEntries(
        readdirSync(ENTRIES).filter((name) => name.endsWith(".ts"))
          .map((name) => [basename(name, ".ts"), join(ENTRIES, name)]),
      ),
    },
  },
  plugins: [licences(import.meta.dirname)],
});
