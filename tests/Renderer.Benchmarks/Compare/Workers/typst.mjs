// Renders the Typst document as often as each line of standard input says, and answers with a line of JSON.
// typst.mjs NODE_MODULES DOCUMENT.typ FONTS OUT.pdf
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const [modules, source, fonts, out] = process.argv.slice(2);
const require = createRequire(resolve(modules, 'here.js'));
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const compiler = NodeCompiler.create({ workspace: dirname(source), fontArgs: [{ fontPaths: [fonts] }] });
const text = readFileSync(source, 'utf8');
let count = 0;

function render() {
  // Each document has another title, as reports do, and nothing is kept of the one before.
  const document = text.replace(/^= .*$/m, heading => `${heading} ${++count}`);
  const started = performance.now();
  const compiled = compiler.compile({ mainFileContent: document });
  if (compiled.hasError()) throw new Error('The Typst document does not compile.');
  const pdf = compiler.pdf(compiled.result);
  const seconds = (performance.now() - started) / 1000;
  compiler.evictCache(0);
  return { pdf, seconds };
}

for await (const line of createInterface({ input: process.stdin })) {
  const documents = Array.from({ length: Number(line) }, render);
  const { pdf } = documents.at(-1);
  writeFileSync(out, pdf);
  console.log(JSON.stringify({ version: require('@myriaddreamin/typst-ts-node-compiler/package.json').version, seconds: documents.map(d => d.seconds), bytes: pdf.length }));
}
