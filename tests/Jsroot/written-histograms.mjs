// Reads histograms with jsroot and compares axes, entries and all sums with what the .json files say: node written-histograms.mjs FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openFile } from 'jsroot/io';

const folder = resolve(process.argv[2]);
let compared = 0;

function expect(what, wanted, found) {
  compared++;
  if (wanted !== found && !(Number(wanted) === Number(found))) throw new Error(`${what}: ${wanted} is expected, jsroot reads ${found}`);
}

function axis(where, wanted, found) {
  expect(`${where}, title`, wanted.title, found.fTitle);
  expect(`${where}, bins`, wanted.bins, found.fNbins);
  if (wanted.labels.length > 0) {
    const labels = new Map(found.fLabels.arr.map(label => [label.fUniqueID, label.fString]));
    wanted.labels.forEach((label, i) => expect(`${where}, label ${i + 1}`, label, labels.get(i + 1) ?? String(i + 1)));
  }
  const edges = wanted.edges.length === 2 && found.fXbins.length !== 2 ? [found.fXmin, found.fXmax] : Array.from(found.fXbins);
  wanted.edges.forEach((edge, i) => expect(`${where}, edge ${i}`, edge, edges[i]));
}

for (const name of readdirSync(folder).filter(n => n.startsWith('histograms') && n.endsWith('.json'))) {
  const expected = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const file = await openFile('file://' + (expected.file || join(folder, name.replace('.json', '.root'))));
  for (const wanted of expected.histograms) {
    const found = await file.readObject(wanted.path), where = `${name}: ${wanted.path}`;
    expect(`${where}, class`, wanted.type, found._typename);
    expect(`${where}, title`, wanted.title, found.fTitle);
    expect(`${where}, entries`, wanted.entries, Math.round(found.fEntries));
    wanted.axes.forEach((a, i) => axis(`${where}, axis ${i}`, a, found[`f${'XYZ'[i]}axis`]));
    let total = 0;
    for (const { at, sums } of wanted.cells) {
      const cell = found.getBin(...at), ahead = `${where}, cell ${at}`;
      expect(ahead, sums[0], found.fArray[cell]);
      expect(`${ahead}, squares`, sums[1], found.fSumw2.length > 0 ? found.fSumw2[cell] : Math.abs(found.fArray[cell]));
      if (sums.length > 2) {
        expect(`${ahead}, weights`, sums[2], found.fBinEntries[cell]);
        expect(`${ahead}, squared weights`, sums[3], found.fBinSumw2.length > 0 ? found.fBinSumw2[cell] : found.fBinEntries[cell]);
      }
      if (at.every((n, i) => n > 0 && n <= wanted.axes[i].bins)) total += sums.length > 2 ? sums[2] : sums[0];
    }
    // Sums beside the bins were taken from the bins; other writers take them from the fills.
    if (expected.file === '' && !(Math.abs(found.fTsumw - total) <= 1e-12 * (Math.abs(total) + 100))) throw new Error(`${where}: fTsumw is ${found.fTsumw}, its bins have ${total}`);
  }
}
console.log(`jsroot reads ${compared} facts of histograms as heppy does`);
if (compared === 0) process.exit(1);
