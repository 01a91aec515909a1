// Renders the pdfmake document as often as each line of standard input says, and answers with a line of JSON.
// pdfmake.mjs NODE_MODULES DOCUMENT.json FONTS OUT.pdf
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [modules, source, fonts, out] = process.argv.slice(2);
const require = createRequire(resolve(modules, 'here.js'));
const pdfmake = require('pdfmake');
const face = name => join(fonts, name);
const serif = face('noto-serif-sc/NotoSerifSC_400Regular.ttf'), bold = face('noto-serif-sc/NotoSerifSC_700Bold.ttf'), sans = face('noto-sans-sc/NotoSansSC_400Regular.ttf');
pdfmake.setFonts({ Serif: { normal: serif, bold }, Sans: { normal: sans, bold: sans } });
pdfmake.setUrlAccessPolicy?.(() => false);
pdfmake.setLocalAccessPolicy?.(path => path.startsWith(fonts));
const text = readFileSync(source, 'utf8');
let count = 0;

async function render() {
  const definition = JSON.parse(text);
  definition.content[0].text += ` ${++count}`;
  const side = page => (page % 2 ? 'right' : 'left');
  definition.footer = page => ({ text: `— ${page} —`, fontSize: 14, alignment: side(page), margin: [93, 20, 88, 0] });
  definition.content.filter(block => block.table).forEach(block => {
    block.layout = { hLineWidth: () => 0.75, vLineWidth: () => 0.75, paddingLeft: () => 3, paddingRight: () => 3, paddingTop: () => 2.5, paddingBottom: () => 2.5 };
  });
  const started = performance.now();
  const pdf = Buffer.from(await pdfmake.createPdf(definition).getBuffer());
  return { pdf, seconds: (performance.now() - started) / 1000 };
}

for await (const line of createInterface({ input: process.stdin })) {
  const seconds = [];
  let pdf;
  for (let i = 0; i < Number(line); i++) {
    const document = await render();
    seconds.push(document.seconds);
    pdf = document.pdf;
  }
  writeFileSync(out, pdf);
  console.log(JSON.stringify({ version: require('pdfmake/package.json').version, seconds, bytes: pdf.length }));
}
