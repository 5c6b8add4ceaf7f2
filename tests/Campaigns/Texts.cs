using System.Text;
using Heppy.Analyzers;

namespace Heppy.Campaigns;

/// <summary>Good files of their kinds, with everything that may stand in them.</summary>
internal static class Texts
{
    internal static byte[] Mask { get; } = Bytes("""
        {"297050": [[1, 20], [23, 50], [51, 51]],
         "297051": [[1, 4294967295]], "299100": [], "1": [[7, 9]]}
        """);

    internal static byte[] Corrections { get; } = Bytes("""
        {"schema_version": 2, "description": "all kinds of nodes",
         "corrections": [
          {"name": "bins", "version": 1, "description": "d", "inputs": [{"name": "x", "type": "real"}, {"name": "s", "type": "string"}], "output": {"name": "w", "type": "real"},
           "data": {"nodetype": "binning", "input": "x", "edges": [0, 1, 10, "inf"], "flow": "clamp", "content": [
             {"nodetype": "category", "input": "s", "content": [{"key": "up", "value": 1.5}, {"key": "down", "value": 0.5}], "default": 1},
             {"nodetype": "formularef", "index": 0, "parameters": [1.0, 0.5]}, 3.25]}},
          {"name": "uniform", "version": 1, "inputs": [{"name": "x", "type": "real"}, {"name": "n", "type": "int"}], "output": {"name": "w", "type": "real"},
           "generic_formulas": [{"nodetype": "formula", "parser": "TFormula", "expression": "[0]+[1]*x", "variables": ["x"]}],
           "data": {"nodetype": "multibinning", "inputs": ["x", "x"], "edges": [{"n": 2, "low": 0, "high": 4}, [0, 2, 3]], "content": [1, 2, 3, 4], "flow": 7.0}},
          {"name": "formula", "version": 2, "inputs": [{"name": "x", "type": "real"}], "output": {"name": "w", "type": "real"},
           "generic_formulas": [{"nodetype": "formula", "parser": "TFormula", "expression": "max(x,[0])*exp(-[1]*x)", "variables": ["x"]}],
           "data": {"nodetype": "formularef", "index": 0, "parameters": [1.0, 0.5]}},
          {"name": "plain", "version": 1, "inputs": [{"name": "x", "type": "real"}], "output": {"name": "w", "type": "real"},
           "data": {"nodetype": "formula", "parser": "TFormula", "expression": "sqrt(abs(x))+pow(x,2)*(x>3)+erf((x-[0])/[1])", "variables": ["x"], "parameters": [40, 2.5]}},
          {"name": "random", "version": 1, "inputs": [{"name": "x", "type": "real"}], "output": {"name": "w", "type": "real"},
           "data": {"nodetype": "hashprng", "inputs": ["x"], "distribution": "stdnormal"}},
          {"name": "moved", "version": 1, "inputs": [{"name": "x", "type": "real"}], "output": {"name": "w", "type": "real"},
           "data": {"nodetype": "transform", "input": "x", "rule": {"nodetype": "formula", "parser": "TFormula", "expression": "2*x", "variables": ["x"]}, "content": {"nodetype": "binning", "input": "x", "edges": [0, 1, 200], "content": [1, 2], "flow": "wrap"}}}],
         "compound_corrections": [{"name": "both", "inputs": [{"name": "x", "type": "real"}], "output": {"name": "w", "type": "real"},
           "inputs_update": ["x"], "input_op": "*", "output_op": "*", "stack": ["plain", "random"]}]}
        """.Replace("{\"nodetype\": \"formularef\", \"index\": 0, \"parameters\": [1.0, 0.5]}, 3.25", "2.5, 3.25", StringComparison.Ordinal));

    internal static byte[] Style { get; } = Bytes("""
        {"experiment": "Exp", "status": "Preliminary", "energy": 13.6, "era": "2026", "luminosity": "10", "luminosityUncertainty": 0.02,
         "uncertainties": [{"name": "xsec", "relative": 0.1, "components": ["signal", "m*"]}],
         "groups": [{"title": "Signal", "components": ["signal"], "role": "signal", "color": "#ff0000", "scale": 2}], "order": "yield",
         "figures": [{"match": "pt", "text": "t", "xTitle": "x", "yTitle": "y", "labels": ["a"], "scale": "log", "logX": true, "rebin": 2, "range": [0, 50],
           "yRange": [1, 100], "panelRange": [0.5, 1.5], "panel": "ratio", "flow": "hidden", "perWidth": true, "blind": [[10, 20]], "cuts": [5, 9], "normalize": false}]}
        """);

    /// <summary>Asks a correction for some values; what has none says so.</summary>
    internal static void Evaluate(Correction correction)
    {
        foreach (double x in (double[])[-1, 0, 0.5, 3, 1e9, double.NaN])
        {
            try
            {
                correction.Evaluate([.. correction.Inputs.Select(i => i.Type switch { CorrectionType.Real => (CorrectionValue)x, CorrectionType.Int => 3, _ => "up" })]);
            }
            catch (CorrectionException)
            {
                // An answer.
            }
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
