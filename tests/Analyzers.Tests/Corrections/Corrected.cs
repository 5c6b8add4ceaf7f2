using System.Text;

namespace Heppy.Analyzers.Tests.Corrections;

/// <summary>Makes corrections from the JSON of their data.</summary>
internal static class Corrected
{
    internal const string Real = "real";

    /// <summary>A set of one correction with inputs "name:type".</summary>
    internal static string Set(string data, string[] inputs, string more = "", string compound = "[]") =>
        $$"""
        {"schema_version": 2, "description": "for tests", "corrections": [{{One("c", data, inputs, more)}}], "compound_corrections": {{compound}}}
        """;

    internal static string One(string name, string data, string[] inputs, string more = "") =>
        $$"""
        {"name": "{{name}}", "version": 3, "inputs": [{{Inputs(inputs)}}], "output": {"name": "weight", "type": "real"}{{more}}, "data": {{data}}}
        """;

    internal static string Inputs(string[] inputs) => string.Join(", ", inputs.Select(i => $$"""{"name": "{{i.Split(':')[0]}}", "type": "{{i.Split(':')[1]}}"}"""));

    internal static CorrectionSet Parse(string json) => CorrectionSet.Parse("set.json", Encoding.UTF8.GetBytes(json));

    internal static Correction Of(string data, params string[] inputs) => Parse(Set(data, inputs))["c"];

    /// <summary>A formula of x, y, z, t.</summary>
    internal static double Formula(string expression, double[] variables, params double[] parameters)
    {
        string[] names = [.. "xyzt".Take(variables.Length).Select(c => $"{c}")];
        string list = string.Join(", ", names.Select(n => $"\"{n}\""));
        string numbers = string.Join(", ", parameters.Select(p => p.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        Correction correction = Of(
            $$"""{"nodetype": "formula", "parser": "TFormula", "expression": "{{expression}}", "variables": [{{list}}], "parameters": [{{numbers}}]}""",
            [.. names.Select(n => n + ":real")]);
        return correction.Evaluate([.. variables.Select(v => (CorrectionValue)v)]);
    }
}
