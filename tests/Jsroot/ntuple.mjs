// Reads every field of every RNTuple with jsroot, an independent reader, and writes what it read as JSON.
// Usage: node ntuple.mjs FOLDER FILE...  One FOLDER/<file>.json each: { tuple: { entries, fields: { name: [value per entry] }, refused: { name: reason } } }.
// jsroot knows neither projected fields nor the collections that they show; of those it is asked for the raw columns instead:
// "ends" of untyped collections, and "items" of their members, one after another. Of several cluster groups it reads the first.
import { basename, join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { openFile } from 'jsroot/io';
import { TSelector } from 'jsroot/tree';
import { readHeaderFooter, rntupleProcess } from 'jsroot/rntuple';

const Projected = 2;

// JSON has no NaN; numbers above 2^53 are rounded by jsroot already.
const plain = (key, value) => typeof value === 'number' && !Number.isFinite(value) ? `${value}` : typeof value === 'bigint' ? Number(value) : value;

async function column(tuple, name) {
    const selector = new TSelector(), values = [];
    selector.addBranch(name);
    selector.Process = function () { values.push(structuredClone(this.tgtobj[name])); };
    await rntupleProcess(tuple, selector);
    return values;
}

// The elements of a leaf inside of a collection, as if they were entries.
async function items(tuple, builder, field) {
    const index = builder.fieldDescriptors.indexOf(field);
    const id = builder.columnDescriptors.findIndex(c => c.fieldId === index);
    const counts = builder.clusterSummaries.map(c => c.numEntries);
    builder.clusterSummaries.forEach((c, i) => { c.numEntries = builder.pageLocations[i][id].pages.reduce((n, p) => n + Number(p.numElements), 0); });
    try {
        return builder.clusterSummaries.some(c => c.numEntries > 0) ? await column(tuple, field.fieldName) : [];
    } finally {
        builder.clusterSummaries.forEach((c, i) => { c.numEntries = counts[i]; });
    }
}

async function read(tuple) {
    const builder = await readHeaderFooter(tuple);
    const found = { entries: builder.clusterSummaries.reduce((n, c) => n + c.numEntries, 0), fields: {}, refused: {}, ends: {}, items: {} };
    const all = builder.fieldDescriptors;
    for (const [id, field] of all.entries()) {
        const isTop = field.parentFieldId === id, name = field.fieldName;
        if (field.flags & Projected) { continue; }
        try {
            if (isTop && field.typeName === '' && field.structRole === 1) {
                found.ends[name] = await column(tuple, name);
            } else if (isTop) {
                found.fields[name] = await column(tuple, name);
            } else if (all[all[field.parentFieldId].parentFieldId].typeName === '' && builder.findField(name) === field) {
                found.items[name] = { list: all[all[field.parentFieldId].parentFieldId].fieldName, values: await items(tuple, builder, field) };
            }
        } catch (e) {
            found.refused[name] = e.message.slice(0, 200);
        }
    }
    return found;
}

const [folder, ...files] = process.argv.slice(2);
for (const path of files) {
    const file = await openFile(`file://${path}`), tuples = {};
    for (const key of file.fKeys.filter(k => k.fClassName === 'ROOT::RNTuple')) {
        tuples[key.fName] = await read(await file.readObject(key.fName));
    }
    if (Object.keys(tuples).length === 0) { continue; }
    writeFileSync(join(folder, `${basename(path)}.json`), JSON.stringify(tuples, plain));
    console.log(`${basename(path)}: ${Object.values(tuples).map(t => `${t.entries} entries, ${Object.keys(t.fields).length} fields, ${Object.keys(t.items).length} items, ${Object.keys(t.refused).length} refused`).join('; ')}`);
}
