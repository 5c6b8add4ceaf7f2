#!/usr/bin/env dotnet
#:include selection.cs
// The selection on events made by hand: which pass, and what is filled.   heppy run test.cs

using Heppy;

Muon plus = new(45, 0, 0, 0.106f, 1);
Muon minus = new(45, 0, 3.14159f, 0.106f, -1);

Trial trial = Trial.Run(() =>
[
    new Given<Muon>("muons", [plus, minus], [plus, plus], [minus], []),
    new DiMuon(),
]);

return Trial.Report(
    ("events", 4, trial.Events),
    ("events with a pair of opposite charge", 1, trial.Passed("DiMuon", "two muons of opposite charge")),
    ("events from 90 to 91 GeV", 1, trial.Histogram("DiMuon", "mass").Values()[31]));
