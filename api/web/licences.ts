/** Writes `licences.txt` beside the bundle: name, version, licence and licence text of every package in it. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

interface Locked {
  packages: Record<string, { version?: string; dev?: boolean }>;
}

/** What is read of a `package.json`. */
interface Told {
  license?: string;
  author?: string | { name?: string };
  homepage?: string;
}

/**
 * The plugin; `folder` holds `package-lock.json` and `node_modules`.
 *
 * Packages that only build are left out. A bundled package that names no licence ends the build.
 */
export function licences(folder: string): Plugin {
  return {
    name: "licences",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "licences.txt", source: listed(folder) });
    },
  };
}

function listed(folder: string): string {
  const locked = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf-8")) as Locked;
  const bundled = Object.entries(locked.packages).filter(([path, found]) => path !== "" && !found.dev);
  const entries = bundled.map(([path, found]) => entry(path, join(folder, path), found.version ?? ""));
  const head = "The scripts in this folder contain these packages.";
  return `${[head, ...entries].join(`\n\n${"-".repeat(72)}\n\n`)}\n`;
}

function entry(path: string, folder: string, version: string): string {
  const name = path.replace(/^.*node_modules\//, "");
  const told = JSON.parse(readFileSync(join(folder, "package.json"), "utf-8")) as Told;
  const full = text(folder);
  if (!told.license && !full) throw new Error(`${name} names no licence: find it out, or do without the package`);
  const author = typeof told.author === "string" ? told.author : told.author?.name;
  const head = [`${name} ${version}`, told.license ?? "licence below", author && `by ${author}`, told.homepage];
  return `${head.filter(Boolean).join(", ")}\n\n${full}`.trimEnd();
}

function text(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file ? readFileSync(join(folder, file), "utf-8").replaceAll("\r\n", "\n") : "";
}
