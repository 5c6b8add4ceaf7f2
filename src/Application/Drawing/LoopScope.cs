using System.Globalization;
using Heppy.Events;

namespace Heppy.Drawing;

/// <summary>The columns that a piece of code needs, and the code around it that finds their values.</summary>
/// <param name="code">The class that is being made.</param>
internal sealed class LoopScope(LoopCode code)
{
    private readonly List<ColumnSchema> _values = [];
    private readonly List<ColumnSchema> _lists = [];
    private readonly List<ColumnSchema> _looped = [];
    private bool _usesEntry;

    /// <summary>How often an element of a loop was asked for.</summary>
    internal int ElementUses { get; private set; }

    /// <summary>Whether lists are looped over.</summary>
    internal bool Loops => _looped.Count > 0;

    /// <summary>Code for the value of a column, or for an element of it.</summary>
    internal string Value(ColumnSchema column)
    {
        Note(column.IsJagged ? _looped : _values, column);
        ElementUses += column.IsJagged ? 1 : 0;
        return "@" + column.Name;
    }

    /// <summary>Code for the list of a column.</summary>
    internal string List(ColumnSchema column)
    {
        Note(_lists, column);
        return "__list_" + column.Name;
    }

    /// <summary>Code for the number of the entry.</summary>
    internal string Entry()
    {
        _usesEntry = true;
        return "Entry";
    }

    /// <summary>Code for the index of the element.</summary>
    internal string Index()
    {
        ElementUses++;
        return "__i";
    }

    /// <summary>Code that finds the values of an event.</summary>
    /// <param name="plot">Which plot is told of lists of different lengths; null for none.</param>
    internal string Values(int? plot)
    {
        var lines = new List<string>();
        lines.AddRange(_values.Select(c => $"{DrawnColumns.TypeOf(c)} @{c.Name} = {Read($"{code.Handle(c)}[__ev]", c)};"));
        lines.AddRange(_lists.Union(_looped).Select(c => $"var __list_{c.Name} = {code.Handle(c)}[__ev];"));
        if (_usesEntry)
        {
            lines.Add("long Entry = __ev.Entry;");
        }

        if (_looped.Count > 0)
        {
            lines.Add($"int __n = __list_{_looped[0].Name}.Length;");
        }

        if (_looped.Count > 1)
        {
            string others = string.Join(" || ", _looped.Skip(1).Select(c => $"__list_{c.Name}.Length != __n"));
            string note = plot is { } index ? string.Create(CultureInfo.InvariantCulture, $"DifferentLengths({index}); ") : "";
            string shortest = string.Join(" ", _looped.Skip(1).Select(c => $"__n = global::System.Math.Min(__n, __list_{c.Name}.Length);"));
            lines.Add($"if ({others}) {{ {note}{shortest} }}");
        }

        return string.Join("\n", lines) + "\n";
    }

    /// <summary>Code that finds the values of element <c>__i</c>.</summary>
    internal string Elements() => string.Concat(_looped.Select(c => $"{DrawnColumns.TypeOf(c)} @{c.Name} = {Read($"__list_{c.Name}[__i]", c)};\n"));

    /// <summary>Code that reads a value that may be null.</summary>
    internal static string Read(string value, ColumnSchema column) => DrawnColumns.MayBeNull(column) ? $"{value} ?? double.NaN" : value;

    private static void Note(List<ColumnSchema> columns, ColumnSchema column)
    {
        if (!columns.Contains(column))
        {
            columns.Add(column);
        }
    }
}
