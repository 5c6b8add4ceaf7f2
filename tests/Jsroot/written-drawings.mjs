// Draws some written histograms with jsroot as SVG files: node written-drawings.mjs FOLDER
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openFile } from 'jsroot/io';
import { makeSVG } from 'jsroot';

const folder = resolve(process.argv[2]);
const file = await openFile('file://' + join(folder, 'histograms_written.root'));
for (const [name, option] of [['h1_0', 'e'], ['h1_2', 'hist text'], ['h2_0', 'colz'], ['p1_1', 'e']]) {
  const svg = await makeSVG({ object: await file.readObject('DiMuon/' + name), option, width: 600, height: 400 });
  if (!svg.startsWith('<svg') || svg.includes('NaN')) throw new Error(`${name} is drawn as ${svg.slice(0, 200)}`);
  writeFileSync(join(folder, name + '.svg'), svg);
}
console.log('jsroot draws 4 written histograms');
