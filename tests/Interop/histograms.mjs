// Prints the one-dimensional histograms of a ROOT file as JSON, read with jsroot: node histograms.mjs FILE
import { resolve } from 'node:path';
import { openFile } from 'jsroot/io';

const found = {};

async function list(directory, path) {
  for (const key of directory.fKeys) {
    const name = path + key.fName;
    if (key.fClassName.startsWith('TDirectory')) await list(await directory.readObject(key.fName), `${name}/`);
    else if (key.fClassName === 'TH1D') {
      const h = await directory.readObject(key.fName);
      const bins = a => Array.from(a).slice(1, -1);
      found[name] = { values: bins(h.fArray), variances: bins(h.fSumw2), edges: Array.from(h.fXaxis.fXbins) };
    }
  }
}

await list(await openFile('file://' + resolve(process.argv[2])), '');
console.log(JSON.stringify(found));
