// Reads all trees of ROOT files with jsroot and compares each column with what heppy wrote down of it (campaigns columns FILE... > columns.tsv).
// Usage: node trees.mjs columns.tsv [--verbose]; next to a node_modules with jsroot. Exit code 0 if nothing differs.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openFile } from 'jsroot/io';
import { TSelector, treeProcess } from 'jsroot/tree';

const verbose = process.argv.includes('--verbose');
let complaint = '';
console.warn = console.error = (...words) => { complaint ||= words.join(' '); };
process.on('unhandledRejection', error => { complaint ||= `${error?.message ?? error}`; });
const on = process.on.bind(process);
process.on = (event, handler) => /^un/.test(event) ? process : on(event, handler); // its zstd would end the process

const plainLeaves = /^TLeaf(O|B|S|I|L|G|F|D|C|F16|D32)$/;
const numbers = /^(std::)?vector<(bool|char|(un)?signed char|(unsigned )?(short|int|long|long long)|U?(Int|Long64|Char|Short|Long)_t|u?int(8|16|32|64)_t|float|double|Float_t|Double_t)>$/;

// One value, as the program writes it: whole numbers below 2^53, other numbers as the bits of a double, texts as bytes.
function token(value) {
    if (typeof value === 'boolean') return value ? '1' : '0';
    if (typeof value === 'string') return `'${Buffer.from(value, 'latin1').toString('hex')}`;
    if (typeof value === 'bigint') value = Number(value);
    if (Number.isNaN(value)) return 'nan';
    if (Number.isInteger(value) && Math.abs(value) < 2 ** 53 && !Object.is(value, -0)) return `${value}`;
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(value);
    return bytes.toString('hex');
}

const isArray = value => Array.isArray(value) || ArrayBuffer.isView(value);
const flat = value => isArray(value) ? Array.from(value).flatMap(flat) : [value];
const entryText = value => isArray(value) ? flat(value).map(x => `${token(x)},`).join('') : token(value);

async function treesOf(directory, path = '') {
    const trees = [];
    for (const key of directory.fKeys) {
        const name = path + key.fName;
        if (/^TTree$|^TNtupleD?$/.test(key.fClassName)) trees.push([`${name};${key.fCycle}`, name, key.fCycle]);
        if (/^TDirectory(File)?$/.test(key.fClassName)) trees.push(...await treesOf(await directory.readObject(key.fName, key.fCycle), `${name}/`));
    }
    return trees;
}

// Every leaf of every branch, by the name of its column.
function columnsOf(branches) {
    return branches.flatMap(branch => {
        const below = branch.fBranches?.arr ?? [], leaves = branch.fLeaves?.arr ?? [];
        if (below.length > 0) return columnsOf(below);
        const name = branch.fName.replace(/\.+$/, '').replaceAll('.', '_');
        return leaves.map(leaf => ({ branch, leaf, isOneOfMany: leaves.length > 1, name: leaves.length > 1 ? `${name}_${leaf.fName}` : name }));
    });
}

function isPlain({ branch, leaf, isOneOfMany }) {
    const varies = one => one.fLeafCount || one._typename === 'TLeafC';
    if (branch._typename === 'TBranch') return plainLeaves.test(leaf._typename) && !(isOneOfMany && branch.fLeaves.arr.some(varies));
    return branch.fType === 0 && branch.fID < 0 && numbers.test((branch.fClassName ?? '').replaceAll(' >', '>'));
}

function valuesOf(tree, { branch, leaf, isOneOfMany }) {
    // Arrays of signed characters would come as texts that end at a zero.
    const isSigned = leaf._typename === 'TLeafB' && leaf.fLen > 1 && !leaf.fIsUnsigned;
    if (isSigned) leaf.fIsUnsigned = true;
    let alarm;
    return new Promise((done, failed) => {
        alarm = setTimeout(() => failed(Error(complaint || 'no end')), 10_000);
        const selector = new TSelector(), values = [];
        selector.addBranch(branch, 'x');
        selector.Process = function () {
            const value = isOneOfMany ? this.tgtobj.x?.[leaf.fName] : this.tgtobj.x;
            if (value === undefined) throw Error('no value');
            values.push(entryText(isSigned ? flat(value).map(x => x > 127 ? x - 256 : x) : value));
        };
        selector.Terminate = good => good ? done(values) : failed(Error(complaint || 'not read'));
        try {
            treeProcess(tree, selector).catch(failed);
        } catch (error) {
            failed(error);
        }
    }).finally(() => {
        clearTimeout(alarm);
        if (isSigned) leaf.fIsUnsigned = false;
    });
}

const ours = new Map();
for (const line of readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
    const [file, tree, column, stored, entries, digest, first] = line.split('\t');
    if (!ours.has(file)) ours.set(file, new Map());
    const trees = ours.get(file);
    if (!trees.has(tree)) trees.set(tree, { entries, first, columns: new Map() });
    if (column && !trees.get(tree).columns.has(column)) trees.get(tree).columns.set(column, { stored, entries, digest, first });
}

const total = { files: 0, trees: 0, equal: 0, values: 0, refused: 0, unread: 0, different: 0 };
const different = text => { total.different++; console.log(`DIFFERENT ${text}`); };
for (const [path, trees] of ours) {
    total.files++;
    const file = await openFile(`file://${resolve(path)}`).catch(error => { complaint = `${error.message}`; });
    if (!file) { different(`${path}: jsroot does not open it, heppy does: ${complaint}`); continue; }
    const found = await treesOf(file);
    for (const [tree, name, cycle] of found) {
        const mine = trees.get(tree);
        if (!mine) { different(`${path} ${tree}: heppy does not list it`); continue; }
        if (/^refused/.test(mine.first)) { total.refused++; console.log(`refused ${mine.first.slice(9)}`); continue; }
        complaint = '';
        const object = await file.readObject(name, cycle).catch(error => { complaint = `${error.message}`; });
        if (!object?.fBranches) { total.unread++; console.log(`jsroot does not read ${path} ${tree}: ${complaint}`); continue; }
        total.trees++;
        if (`${object.fEntries}` !== mine.entries) different(`${path} ${tree}: ${mine.entries} entries, jsroot ${object.fEntries}`);
        const seen = new Set();
        for (const column of columnsOf(object.fBranches.arr)) {
            if (seen.has(column.name)) continue;
            seen.add(column.name);
            const own = mine.columns.get(column.name), where = `${path} ${tree} ${column.name} (${own?.stored})`;
            if (!own) { different(`${where}: heppy does not list it`); continue; }
            if (!own.digest) {
                total.refused++;
                if (isPlain(column)) different(`${where}: heppy does not read it: ${own.first}`);
                continue;
            }
            if (object.fEntries === 0) continue;
            complaint = '';
            const values = await valuesOf(object, column).catch(error => { complaint ||= `${error?.message}`; });
            if (!values) { total.unread++; if (verbose) console.log(`jsroot does not read ${where}: ${complaint}`.slice(0, 300)); continue; }
            const hash = createHash('sha256');
            for (const value of values) hash.update(`${value}\n`);
            if (hash.digest('hex') === own.digest) {
                total.equal++;
                total.values += values.length;
                continue;
            }
            different(`${where}:\n  heppy  ${own.first.slice(0, 200)}\n  jsroot ${values.join(' ').slice(0, 200)}`);
        }
        for (const name of mine.columns.keys()) if (!seen.has(name)) different(`${path} ${tree} ${name}: jsroot does not list it`);
    }
    for (const tree of trees.keys()) if (tree && !found.some(t => t[0] === tree)) different(`${path} ${tree}: jsroot does not list it`);
}

console.log(`${total.files} files, ${total.trees} trees: ${total.equal} columns equal in ${total.values} entries, ${total.different} different, `
    + `${total.refused} refused by heppy, ${total.unread} not read by jsroot`);
process.exit(total.different === 0 && total.equal > 0 ? 0 : 1);
