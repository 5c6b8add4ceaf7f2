"""Reads a datacard of Combine strictly, and compares it with its histograms and with the pyhf workspace of the same model.

datacard.py CARD HISTOGRAMS WORKSPACE; HISTOGRAMS is what histograms.mjs prints of the ROOT file.
"""
import json
import re
import sys

card, histograms, workspace = sys.argv[1:]
checks = 0


def require(condition, what):
    global checks
    checks += 1
    if not condition:
        sys.exit("%s: %s" % (card, what))


def near(a, b):
    return abs(a - b) <= 1e-12 * max(abs(a), abs(b), 1)


rows = [line.split() for line in open(card) if line.strip() and not line.startswith(("-", "#"))]
require([r[0] for r in rows[:3]] == ["imax", "jmax", "kmax"], "starts with imax, jmax, kmax")
imax, jmax, kmax = (int(r[1]) for r in rows[:3])
shapes, bins, observation, columns, processes, numbers, rates = rows[3:10]
require(shapes[:3] == ["shapes", "*", "*"] and shapes[4:] == ["$CHANNEL/$PROCESS", "$CHANNEL/$PROCESS_$SYSTEMATIC"], "shapes of all channels")
require([r[0] for r in rows[4:10]] == ["bin", "observation", "bin", "process", "process", "rate"], "rows in their order")
require(len(bins) == len(observation) == imax + 1, "as many channels as imax says")
require(len({len(r) for r in (columns, processes, numbers, rates)}) == 1, "rows of one length")
require(len(set(processes[1:])) == jmax + 1, "as many processes as jmax says")
require(all(re.fullmatch("[A-Za-z][A-Za-z0-9_]*", n) for n in bins[1:] + processes[1:]), "names")
ids = {}
for process, number in zip(processes[1:], numbers[1:]):
    require(ids.setdefault(process, int(number)) == int(number), "one number for a process")
require(len(set(ids.values())) == len(ids) and any(i <= 0 for i in ids.values()) and any(i > 0 for i in ids.values()), "numbers of signals and backgrounds")
systematics, options = rows[10:-1], rows[-1]
require(len(systematics) == kmax and len({r[0] for r in systematics}) == kmax, "as many systematic uncertainties as kmax says")
require(options[:3] == ["*", "autoMCStats", "10"], "statistical errors")

stored = json.load(open(histograms))
model = json.load(open(workspace))
samples = {(c["name"], s["name"]): s for c in model["channels"] for s in c["samples"]}
observed = {o["name"]: o["data"] for o in model["observations"]}
require(set(zip(columns[1:], processes[1:])) == set(samples), "the samples of the workspace")
for channel, events in zip(bins[1:], observation[1:]):
    require(stored["%s/data_obs" % channel]["values"] == observed[channel] and near(float(events), sum(observed[channel])), "data of " + channel)
for i, (channel, process, rate) in enumerate(zip(columns[1:], processes[1:], rates[1:])):
    sample, nominal = samples[channel, process], stored["%s/%s" % (channel, process)]
    modifiers = {(m["name"], m["type"]): m["data"] for m in sample["modifiers"]}
    require(nominal["values"] == sample["data"] and near(float(rate), sum(sample["data"])), "values of %s/%s" % (channel, process))
    require((("mu", "normfactor") in modifiers) == (ids[process] <= 0), "signals")
    errors = modifiers.get(("staterror_" + channel, "staterror"), [0] * len(sample["data"]))
    require(all(near(a, b * b) for a, b in zip(nominal["variances"], errors)), "errors of %s/%s" % (channel, process))
    for name, kind, *effects in systematics:
        require(len(effects) == len(rates) - 1, "effects of " + name)
        effect = effects[i]
        if kind == "shape":
            require(effect in ("-", "1"), "effect of " + name)
            for direction, key in (("Up", "hi"), ("Down", "lo")):
                varied = stored.get("%s/%s_%s%s" % (channel, process, name, direction))
                require((varied is not None) == (effect == "1"), "histogram of " + name)
                if varied and (name, "histosys") in modifiers:
                    require(varied["values"] == modifiers[name, "histosys"][key + "_data"], "values of " + name)
                elif varied:
                    factor = modifiers[name, "normsys"][key]
                    require(all(abs(v - factor * n) <= 1e-8 * n for v, n in zip(varied["values"], sample["data"])), "values of " + name)
        else:
            require(kind == "lnN", "type of " + name)
            if effect == "-":
                require((name, "normsys") not in modifiers, "no effect of " + name)
                continue
            factors = [float(f) for f in effect.split("/")]
            require(all(f > 0 for f in factors), "factors of " + name)
            if name == "lumi":
                require(factors == [1 + model["measurements"][0]["config"]["parameters"][0]["sigmas"][0]], "luminosity")
            else:
                require(factors[-1] == modifiers[name, "normsys"]["hi"] and (len(factors) == 1 or factors[0] == modifiers[name, "normsys"]["lo"]), "factors of " + name)
print("%s: %d checks of the datacard, its histograms and the workspace are good" % (card, checks))
