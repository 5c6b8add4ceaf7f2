// Reads the merged ntuples of a run with DuckDB, and compares sums of weights with those of its histograms: node trees.mjs MERGED
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const run = process.argv[2];
const database = await (await DuckDBInstance.create(':memory:')).connect();
const rows = async sql => (await database.runAndReadAll(sql)).getRowObjects();
const table = found => console.table(found.map(row => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, typeof v === 'bigint' ? Number(v) : v]))));

const files = `'${run}/*/FourMuons_signal_region/four_muons.parquet'`;
table(await rows(`SELECT Category, count(*) AS events, round(avg(M4Mu), 2) AS mass FROM ${files} GROUP BY ALL ORDER BY ALL`));
for (const { component, events, weights } of await rows(
  `SELECT parse_path(filename)[-3] AS component, count(*) AS events, sum(Weight) AS weights FROM read_parquet(${files}, filename = true) GROUP BY ALL ORDER BY ALL`)) {
  const plane = JSON.parse(readFileSync(`${run}/${component}/FourMuons_signal_region/histograms.json`, 'utf8')).mZ1;
  const flat = a => a.flat(Infinity), storage = plane.storage;
  const nominal = plane.axes[0].type === 'category_str'
    ? (storage.index ? storage.values.filter((_, i) => storage.index[0][i] === 0) : flat(storage.values[0])) : flat(storage.values);
  const sum = nominal.reduce((a, b) => a + b, 0);
  console.log(`${component}: ${events} events, sum of weights ${weights} in the tree, ${sum} in the histogram`);
  if (!(events > 0n && Math.abs(weights - sum) <= 1e-9 * Math.abs(sum))) throw new Error(`the tree and the histogram of ${component} differ`);
}
