"""Fits workspaces of pyhf with numpy and iminuit, straight from the definition of HistFactory (CERN-OPEN-2012-016), and with pyhf where it is installed.

workspace.py FILE [MU]: the fitted strength must be MU to 1e-3 (expected data), or within 5 standard deviations of 1.
"""
import json
import sys

import iminuit
import numpy


class Model:
    """Expected events of all channels as a function of the parameters, and how the parameters are constrained."""

    def __init__(self, spec):
        self.channels = spec["channels"]
        observed = {o["name"]: o["data"] for o in spec["observations"]}
        self.data = numpy.concatenate([observed[c["name"]] for c in self.channels])
        config = spec["measurements"][0]["config"]
        self.poi = config["poi"]
        self.centres, self.widths = {self.poi: 1.0}, {self.poi: None}
        for parameter in config["parameters"]:
            self.centres[parameter["name"]] = parameter["auxdata"][0]
            self.widths[parameter["name"]] = parameter["sigmas"][0]
        for channel in self.channels:
            total, variance = 0, 0
            for sample in channel["samples"]:
                for modifier in sample["modifiers"]:
                    if modifier["type"] in ("normsys", "histosys"):
                        self.centres[modifier["name"]], self.widths[modifier["name"]] = 0.0, 1.0
                    elif modifier["type"] == "staterror":
                        total = total + numpy.array(sample["data"])
                        variance = variance + numpy.array(modifier["data"]) ** 2
            for i in numpy.flatnonzero((numpy.asarray(total) > 0) & (numpy.asarray(variance) > 0)):
                name = "staterror_%s[%d]" % (channel["name"], i)
                self.centres[name], self.widths[name] = 1.0, numpy.sqrt(variance[i]) / total[i]
        self.names = list(self.centres)

    def expected(self, values):
        value = dict(zip(self.names, values))
        return numpy.concatenate([sum(self.sample(c, s, value) for s in c["samples"]) for c in self.channels])

    def sample(self, channel, sample, value):
        nominal = numpy.array(sample["data"], dtype=float)
        events, factor = nominal.copy(), numpy.ones_like(nominal)
        for modifier in sample["modifiers"]:
            name, kind, data = modifier["name"], modifier["type"], modifier["data"]
            if kind in ("normfactor", "lumi"):
                factor = factor * value[name]
            elif kind == "normsys":
                factor = factor * exponential(value[name], data["hi"], data["lo"])
            elif kind == "histosys":
                events += linear(value[name], numpy.array(data["hi_data"]) - nominal, numpy.array(data["lo_data"]) - nominal)
            elif kind == "staterror":
                factor = factor * [value.get("%s[%d]" % (name, i), 1.0) for i in range(len(nominal))]
            else:
                raise ValueError(kind)
        return events * factor

    def cost(self, values):
        mean = numpy.maximum(self.expected(values), 1e-10)
        poisson = mean - self.data * numpy.log(mean)
        poisson[(self.data == 0) & (mean <= 1e-10)] = 0
        pulls = [(v - self.centres[n]) / self.widths[n] for n, v in zip(self.names, values) if self.widths[n]]
        return 2 * poisson.sum() + numpy.square(pulls).sum()

    def fit(self):
        minuit = iminuit.Minuit(self.cost, [self.centres[n] for n in self.names], name=self.names)
        minuit.errordef = 1
        minuit.limits[self.poi] = (0, 10)
        for name in self.names:
            if name.startswith("staterror"):
                minuit.limits[name] = (1e-10, 10)
        minuit.strategy, minuit.tol = 1, 1e-3
        minuit.migrad(ncall=200_000)
        minuit.hesse()
        if not minuit.valid:
            raise SystemExit("the fit does not converge")
        return minuit.values[self.poi], minuit.errors[self.poi]


def exponential(a, up, down):
    """Powers of the factors beyond one standard deviation, a polynomial between that is smooth to the second derivative."""
    if abs(a) >= 1:
        return up**a if a > 0 else down**-a
    lu, ld = numpy.log(up), numpy.log(down)
    conditions = [[s**n for n in range(1, 7)] for s in (1, -1)] + [[n * s ** (n - 1) for n in range(1, 7)] for s in (1, -1)] + [[n * (n - 1) * s ** (n - 2) for n in range(1, 7)] for s in (1, -1)]
    wanted = [up - 1, down - 1, lu * up, -ld * down, lu**2 * up, ld**2 * down]
    return 1 + sum(c * a**n for n, c in enumerate(numpy.linalg.solve(numpy.array(conditions, dtype=float), wanted), 1))


def linear(a, up, down):
    """Straight lines beyond one standard deviation, a polynomial between."""
    if abs(a) > 1:
        return a * up if a > 0 else -a * down
    return a * ((up - down) / 2 + a * (up + down) / 16 * (15 + a * a * (3 * a * a - 10)))


path = sys.argv[1]
with open(path) as file:
    text = json.load(file)
model = Model(text)
print("%s: %d bins, %g events observed, %.6f expected" % (path, len(model.data), model.data.sum(), model.expected([model.centres[n] for n in model.names]).sum()))
strength, error = model.fit()
print("fitted %s = %.4f +- %.4f" % (model.poi, strength, error))
good = abs(strength - float(sys.argv[2])) < 1e-3 if len(sys.argv) > 2 else abs(strength - 1) < 5 * error
try:
    import pyhf
except ImportError:
    pyhf = None
if pyhf:
    pyhf.set_backend("numpy", "minuit")
    workspace = pyhf.Workspace(text)  # compares with the schema
    theirs = workspace.model()
    expected = theirs.expected_data(theirs.config.suggested_init(), include_auxdata=False).sum()
    best, uncertainty = pyhf.infer.mle.fit(workspace.data(theirs), theirs, return_uncertainties=True)[theirs.config.poi_index]
    print("pyhf %s: %.6f expected, fitted %s = %.4f +- %.4f" % (pyhf.__version__, expected, theirs.config.poi_name, best, uncertainty))
    good = good and abs(best - strength) < 0.02 * error and abs(uncertainty - error) < 0.05 * error
sys.exit(0 if good else "that is not what it should be")
