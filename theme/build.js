// Builds theme/diazo from scss/, template/, the fonts and the colours of core/unit. The result is committed: a rebuild
// from the same lock file gives the same bytes.
import autoprefixer from "autoprefixer";
import CleanCSS from "clean-css";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import postcss from "postcss";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "diazo");
const modules = join(here, "node_modules");
const palettesFile = join(here, "../src/edu.portal/edu/portal/core/unit/palettes.json");
const fontFiles = join(modules, "@fontsource/be-vietnam-pro");

const WEIGHTS = [400, 600, 700];
const SUBSETS = ["latin", "vietnamese"];
// Versions, not ages: the build must not change with the calendar.
const BROWSERS = ["chrome >= 100", "edge >= 100", "firefox >= 102", "safari >= 15", "ios >= 15"];

// Bootstrap 5.3 still speaks the older dialect of Sass.
const OLDER_DIALECT = ["import", "global-builtin", "color-functions", "if-function"];

function palettesAsSass() {
  const palettes = JSON.parse(readFileSync(palettesFile, "utf8"));
  const rows = Object.entries(palettes).map(([id, roles]) => {
    const colours = ["brand", "deep", "tint", "accent"].map((role) => `"${role}": ${roles[role]}`);
    return `"${id}": (${colours.join(", ")})`;
  });
  return `$edu-palettes: (${rows.join(", ")});\n`;
}

function compile(entry) {
  const file = join(here, "scss", `${entry}.scss`);
  const source = palettesAsSass() + readFileSync(file, "utf8");
  return sass.compileString(source, {
    url: new URL(`file://${file}`),
    loadPaths: [modules, join(modules, "@plone/plonetheme-barceloneta-base/scss")],
    charset: true,
    quietDeps: true,
    silenceDeprecations: OLDER_DIALECT,
    style: "expanded",
  }).css;
}

async function prefix(css) {
  const result = await postcss([autoprefixer({ overrideBrowserslist: BROWSERS })]).process(css, { from: undefined });
  return result.css;
}

function minify(css) {
  const output = new CleanCSS({ level: 1, format: { breakWith: "lf" }, rebase: false }).minify(css);
  if (output.errors.length) {
    throw new Error(output.errors.join("\n"));
  }
  return output.styles + "\n";
}

function copyFonts() {
  mkdirSync(join(target, "fonts"), { recursive: true });
  for (const weight of WEIGHTS) {
    for (const subset of SUBSETS) {
      const name = `be-vietnam-pro-${subset}-${weight}-normal.woff2`;
      cpSync(join(fontFiles, "files", name), join(target, "fonts", name));
    }
  }
  cpSync(join(fontFiles, "LICENSE"), join(target, "fonts", "LICENSE"));
}

const css = await prefix(compile("edu"));
rmSync(target, { recursive: true, force: true });
mkdirSync(join(target, "css"), { recursive: true });
cpSync(join(here, "template"), target, { recursive: true });
copyFonts();
writeFileSync(join(target, "css", "edu.css"), css.endsWith("\n") ? css : css + "\n");
writeFileSync(join(target, "css", "edu.min.css"), minify(css));
