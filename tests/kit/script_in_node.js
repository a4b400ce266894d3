// Evaluate an expression after a script, in Node.js: node script_in_node.js SCRIPT EXPRESSION INPUT,
// each a file; `input` in the expression is the content of INPUT. Prints the value as JSON.
const fs = require("fs");
const vm = require("vm");
const [script, expression, input] = process.argv.slice(2).map((p) => fs.readFileSync(p, "utf8"));
const value = vm.runInNewContext(`${script}\n;(${expression})`, { input: JSON.parse(input) });
process.stdout.write(JSON.stringify(value));
