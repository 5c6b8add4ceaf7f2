using System.Globalization;
using Heppy.Events;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Heppy.Drawing;

/// <summary>Makes the C# class that loops over events and lists, and evaluates the expressions.</summary>
/// <remarks>
/// As <c>TTree::Draw</c> does: all lists in an expression, its cut and its weight are looped over together, as far as the shortest of them;
/// an element by its index that is not there means that the value does not exist.
/// </remarks>
/// <param name="columns">What there is.</param>
internal sealed class LoopCode(DrawnColumns columns)
{
    private const string Head = """
        using System;
        using System.Linq;
        using Heppy.Physics;
        using static System.Math;
        using static Heppy.Physics.Kinematics;
        using static Heppy.Drawing.DrawFunctions;

        public sealed class Drawn : global::Heppy.Drawing.DrawLoop
        {

        """;

    private readonly List<ColumnSchema> _handles = [];
    private readonly List<GeneratedText> _methods = [];
    private readonly List<string> _notes = [];

    /// <summary>What there is.</summary>
    internal DrawnColumns Columns => columns;

    /// <summary>What a user should know of the expressions.</summary>
    internal IReadOnlyList<string> Notes => _notes;

    /// <summary>Names of the columns that are read.</summary>
    internal IReadOnlyList<string> Read => [.. _handles.Select(h => h.Name)];

    /// <summary>The field that reads a column.</summary>
    internal string Handle(ColumnSchema column)
    {
        if (!_handles.Contains(column))
        {
            _handles.Add(column);
        }

        return string.Create(CultureInfo.InvariantCulture, $"__c{_handles.IndexOf(column)}");
    }

    /// <summary>Takes note of something that a user should know.</summary>
    internal void Note(string text)
    {
        if (!_notes.Contains(text))
        {
            _notes.Add(text);
        }
    }

    /// <summary>Adds a method that computes one value of the lists of an event.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="body">Its statements.</param>
    /// <returns>Code that calls it.</returns>
    internal string Method(string type, GeneratedText body)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"__List{_methods.Count}");
        _methods.Add(new GeneratedText().Add($"{type} {name}(global::Heppy.Event __ev)\n{{\n").Add(body).Add("}\n"));
        return $"{name}(__ev)";
    }

    /// <summary>Makes the class.</summary>
    /// <param name="plots">What is drawn: one expression each, or y and x.</param>
    /// <param name="cut">Condition, or null.</param>
    /// <param name="weight">Weight, or null.</param>
    internal GeneratedText Make(IReadOnlyList<ParsedExpression[]> plots, ParsedExpression? cut, ParsedExpression? weight)
    {
        GeneratedText[] bodies = [.. plots.Select((p, i) => Plot(i, p, cut, weight))];
        var all = new GeneratedText().Add(Head);
        foreach (ColumnSchema column in _handles)
        {
            string type = DrawnColumns.HandleTypeOf(column);
            all.Add($"readonly global::Heppy.{(column.IsJagged ? "Jagged" : "Column")}<{type}> {Handle(column)} = new(\"{column.Name}\");\n");
        }

        all.Add("public override bool Process(global::Heppy.Event __ev)\n{\n");
        for (int i = 0; i < bodies.Length; i++)
        {
            all.Add(string.Create(CultureInfo.InvariantCulture, $"__Plot{i}(__ev);\n"));
        }

        all.Add("return true;\n}\n");
        foreach (GeneratedText method in bodies.Concat(_methods))
        {
            all.Add(method);
        }

        return all.Add("}\n");
    }

    private GeneratedText Plot(int index, ParsedExpression[] axes, ParsedExpression? cut, ParsedExpression? weight)
    {
        var scope = new LoopScope(this);
        var writer = new ExpressionWriter(this, scope);
        var before = new GeneratedText();
        var inside = new GeneratedText();
        bool isBefore = true;
        foreach ((ExpressionSyntax condition, int number) in cut is null ? [] : Conditions(cut.Syntax).Select((c, i) => (c, i)))
        {
            // What depends on the event alone, up to the first condition that does not, is asked for once.
            int uses = scope.ElementUses;
            GeneratedText code = writer.Write(cut! with { Syntax = condition });
            isBefore &= scope.ElementUses == uses;
            string name = string.Create(CultureInfo.InvariantCulture, $"__pass{number}");
            (isBefore ? before : inside).Add($"bool {name} = (").Add(code).Add($");\nif (!{name} || IsMissing) {(isBefore ? "return" : "goto __next")};\n");
        }

        // The last one is x, as in y : x.
        string values = "";
        foreach ((ParsedExpression axis, string name) in axes.Reverse().Zip(["__x", "__y"]))
        {
            inside.Add($"double {name} = Number(").Add(writer.Write(axis)).Add(");\n");
            values += $", {name}";
        }

        string factor = "1";
        if (weight is not null)
        {
            inside.Add("double __w = Number(").Add(writer.Write(weight)).Add(");\n");
            factor = "__w";
        }

        string at = index.ToString(CultureInfo.InvariantCulture);
        inside.Add($"if (!IsMissing) {{ Fill({at}{values}, {factor}); }}\n__next: ;\n");
        string loop = scope.Loops ? $"for (int __i = 0; __i < __n; __i++)\n{{\nIsMissing = false;\n{scope.Elements()}" : "{\nconst int __i = 0;\n";
        return new GeneratedText().Add($"void __Plot{at}(global::Heppy.Event __ev)\n{{\nIsMissing = false;\n{scope.Values(index)}")
            .Add(before).Add(loop).Add(inside).Add("}\n}\n");
    }

    /// <summary>The conditions that are joined by <c>&amp;&amp;</c>, in order.</summary>
    private static IEnumerable<ExpressionSyntax> Conditions(ExpressionSyntax all) =>
        all is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both ? [.. Conditions(both.Left), .. Conditions(both.Right)] : [all];
}
