// Prints the text of each page of each file as PDFium reads it, which is the reader of PDF in Chromium: one JSON array of pages a line.
import { readFileSync } from 'node:fs';
import { PDFiumLibrary } from '@hyzyla/pdfium';

const library = await PDFiumLibrary.init();
for (const file of process.argv.slice(2)) {
  const document = await library.loadDocument(readFileSync(file));
  console.log(JSON.stringify([...document.pages()].map((page) => page.getText())));
  document.destroy();
}
library.destroy();
