// Run engine_results.py in Pyodide. run_pyodide.py calls it:
//
//     node run_pyodide.mjs PYODIDE WHEEL FOLDER SOURCE...
//
// PYODIDE: the folder of the npm package. WHEEL: msgspec for it. FOLDER: with records and vectors.
// SOURCE: folders of Python modules.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, wheel, folder, ...sources] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const python = await loadPyodide();
python.unpackArchive(new Uint8Array(readFileSync(wheel)), "wheel");
[folder, ...sources].forEach((path, number) => python.mountNodeFS(`/mnt${number}`, path));
python.globals.set("sources", python.toPy(sources.map((_, number) => `/mnt${number + 1}`)));
console.log(python.runPython(`
import sys
sys.dont_write_bytecode = True
sys.path[:0] = sources
from engine_results import engine_results
engine_results("/mnt0/records.jsonl", "/mnt0/vectors.json")
`));
