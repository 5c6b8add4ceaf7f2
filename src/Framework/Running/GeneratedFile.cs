using System.Security.Cryptography;
using System.Text;
using Heppy.Events;

namespace Heppy;

/// <summary>A generator seen as a file, with row groups of equal size.</summary>
internal sealed class GeneratedFile : IEventFile
{
    private const long RowGroup = 10_000;
    private const string Prefix = "generator:";
    private readonly IEventGenerator _generator;
    private readonly EventColumns _made;
    private int _rowGroup = -1;

    internal GeneratedFile(GeneratedComponent component)
    {
        _generator = component.Generator;
        Path = PathOf(component.Name);
        long events = component.Events;
        IReadOnlyList<ColumnSchema> columns = _generator.Columns;
        string identity = $"{_generator.GetType().FullName} {events} {string.Join(' ', columns)}";
        Footer = new FileFooter
        {
            Size = events,
            Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity))),
            RowGroups = [.. Enumerable.Range(0, (int)((events + RowGroup - 1) / RowGroup)).Select(i => Math.Min(RowGroup, events - (i * RowGroup)))],
            Columns = columns,
            CompressedBytes = new long[columns.Count],
        };
        _made = new EventColumns(columns);
    }

    /// <inheritdoc/>
    public string Path { get; }

    /// <inheritdoc/>
    public FileFooter Footer { get; }

    /// <summary>What stands for the path of a generated component.</summary>
    internal static string PathOf(string component) => Prefix + component;

    /// <summary>The component, or null for the path of a file.</summary>
    internal static string? ComponentOf(string path) =>
        path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..] : null;

    /// <inheritdoc/>
    public void Read(int rowGroup, IReadOnlyList<ColumnBuffer> columns, CancellationToken cancellation = default)
    {
        if (_rowGroup != rowGroup)
        {
            Generate(rowGroup);
        }

        foreach (ColumnBuffer wanted in columns)
        {
            ColumnBuffer made = _made.Buffers.First(m => m.Name == wanted.Name);
            BufferConversion.Convert(made, wanted, Path);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Generate(int rowGroup)
    {
        _made.Clear();
        long first = rowGroup * RowGroup;
        for (long i = 0; i < Footer.RowGroups[rowGroup]; i++)
        {
            _generator.Generate(first + i, _made);
            _made.Check(first + i);
        }

        _rowGroup = rowGroup;
    }
}
