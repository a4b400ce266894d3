// Run a lesson page in Node.js with the few parts of a document that its script uses.
// node page_in_node.js DATA SCRIPT CLICKS: the files of the page's data and script, and the labels
// to click in order; "radio:NAME:PLACE" sets one, "select:NAME:VALUE" chooses. Prints the texts
// seen and the results.
const fs = require("fs");
const vm = require("vm");
const [data, script, clicks] = process.argv.slice(2).map((path) => fs.readFileSync(path, "utf8"));

class Element {
  constructor(name) { Object.assign(this, { name, children: [], attributes: {}, listeners: {}, own: "" }); }
  get textContent() { return this.own + this.children.map((child) => child.textContent).join("\n"); }
  set textContent(text) { this.own = text; this.children = []; }
  append(child) { this.children.push(child); }
  insertBefore(child, before) { this.children.splice(this.children.indexOf(before), 0, child); }
  setAttribute(name, value) { this.attributes[name] = value; }
  addEventListener(type, listener) { this.listeners[type] = listener; }
  focus() {}
  all() { return [this, ...this.children.flatMap((child) => child.all())]; }
}

const main = new Element("main");
const lesson = new Element("script");
lesson.textContent = data;
const blobs = [];
const context = {
  document: {
    createElement: (name) => new Element(name),
    getElementById: () => lesson,
    querySelector: () => main,
  },
  window: { scrollTo() {}, addEventListener() {} },
  crypto: { getRandomValues: (array) => array.fill(3) },
  URL: { createObjectURL: (blob) => { blobs.push(blob); return "blob:1"; } },
  Blob: class { constructor(parts) { this.parts = parts; } },
  Uint16Array, JSON, Object, Number, String, Boolean,
};
vm.runInNewContext(script, context);
const seen = [main.textContent];
for (const label of JSON.parse(clicks)) {
  const [kind, part, place] = label.split(":");
  if (kind === "radio") {
    main.all().filter((e) => e.attributes.name === part)[Number(place)].listeners.change();
    continue;
  }
  if (kind === "select") {
    const choice = main.all().find((e) => e.attributes.name === part);
    if (!choice.children.some((option) => option.attributes.value === place)) throw new Error(label);
    choice.value = place;
    choice.listeners.change();
    continue;
  }
  const found = main.all().find((e) => e.name === "button" && e.textContent === label);
  if (!found) throw new Error(`no button "${label}" on: ${main.textContent}`);
  found.listeners.click();
  seen.push(main.textContent);
}
const results = blobs.length ? blobs[blobs.length - 1].parts.join("") : "";
process.stdout.write(JSON.stringify({ seen, results }));
