using System.Globalization;
using System.Text.Json;
using Heppy.Events;
using Heppy.Formats.Root;
using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.NTuples;
using Heppy.Formats.Tests.Parquet;
using Xunit;

namespace Heppy.Formats.Tests.Root.NTuples;

/// <summary>Every value against jsroot, an independent reader. Run by <c>.ci/checks/jsroot-ntuple.sh</c>, which says in a folder what jsroot read.</summary>
public sealed class NTupleJsrootTests
{
    /// <summary>Where jsroot is wrong or gives up; what is there is known from the program that wrote the file, see <see cref="NTupleFilesTests"/>.</summary>
    private static readonly HashSet<string> NotByJsroot =
    [
        "test_extension_columns_rntuple_v1-0-0-0.root: float_field", // It does not skip the clusters without the column.
        "test_extension_columns_rntuple_v1-0-0-0.root: intvec_field",
        "test_multiple_representations_rntuple_v1-0-0-0.root: real", // It knows the first representation only.
        "test_float_types_rntuple_v1-0-0-0.root: quant32", // To it, 1 << 32 is 1.
    ];

    private readonly List<string> _differences = [];
    private int _columns;
    private long _values;

    [Fact]
    public void Every_value_is_what_jsroot_reads()
    {
        string? folder = Environment.GetEnvironmentVariable("HEPPY_JSROOT_NTUPLE");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "Run .ci/checks/jsroot-ntuple.sh.");
        string[] paths = [.. Directory.GetFiles(Path.GetDirectoryName(TestData.Find("root/test_bit_rntuple_v1-0-0-0.root"))!, "*.root").Where(HasNTuple).Order(StringComparer.Ordinal)];
        foreach (string path in paths)
        {
            using JsonDocument read = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder!, Path.GetFileName(path) + ".json")));
            foreach (JsonProperty tuple in read.RootElement.EnumerateObject())
            {
                using IEventFile file = new RootFormat().Open(path, tuple.Name);
                foreach (ColumnSchema column in file.Footer.Columns.Where(c => c.Type != ElementType.Unsupported && !c.IsCount))
                {
                    Compare(Path.GetFileName(path), file, column, tuple.Value);
                }
            }
        }

        Assert.True(_differences.Count == 0, string.Join('\n', _differences));
        TestContext.Current.SendDiagnosticMessage($"{paths.Length} files, {_columns} columns, {_values} values");
        Assert.True(_columns > 900 && _values > 300_000, $"only {_columns} columns, {_values} values");
    }

    private static bool HasNTuple(string path)
    {
        using RootFile file = RootFile.Open(path);
        return file.Keys.Any(k => NTupleAnchor.IsAnchor(k.ClassName));
    }

    private void Compare(string file, IEventFile events, ColumnSchema column, JsonElement read)
    {
        string[] path = column.Stored.Split(": ", 2)[0].Split('.');
        if (NotByJsroot.Contains($"{file}: {path[0]}"))
        {
            return;
        }

        List<object?[]> rows = Decoded.Column(events, column);
        List<object?[]>? expected = read.GetProperty("fields").TryGetProperty(path[0], out JsonElement entries)
            ? [.. entries.EnumerateArray().Select(e => At(e, path.AsSpan(1)).ToArray())]
            : Projected(read, column);
        if (expected is null || expected.Count == 0 || (expected.Count < rows.Count && !file.Contains("cluster_groups", StringComparison.Ordinal)))
        {
            _differences.Add($"{file}: {column.Name}: jsroot gives {expected?.Count ?? 0} of {rows.Count} entries");
            return;
        }

        _columns++;
        for (int i = 0; i < expected.Count; i++)
        {
            _values += expected[i].Length;
            // jsroot's numbers are doubles, also where a quantized one is to be a float.
            if (!rows[i].Select(Number).SequenceEqual(expected[i].Select(v => column.Type == ElementType.Float && v is double x ? (double)(float)x : v)))
            {
                _differences.Add($"{file}: {column.Name}, entry {i}: [{string.Join(' ', rows[i])}], jsroot [{string.Join(' ', expected[i])}]");
                return;
            }
        }
    }

    /// <summary>Items that follow one another, cut at the ends of their lists.</summary>
    private static List<object?[]>? Projected(JsonElement read, ColumnSchema column)
    {
        JsonProperty found = read.GetProperty("items").EnumerateObject().FirstOrDefault(
            i => i.Name == column.Name || (!column.IsJagged && "n" + i.Name.Split('_')[0] == column.Name));
        if (found.Name is null)
        {
            return null;
        }

        int[] ends = [.. read.GetProperty("ends").GetProperty(found.Value.GetProperty("list").GetString()!).EnumerateArray().Select(e => e.GetInt32())];
        object?[] items = [.. found.Value.GetProperty("values").EnumerateArray().Select(Number)];
        return [.. ends.Select((end, i) => (First: i == 0 ? 0 : ends[i - 1], End: end))
            .Select(l => column.IsJagged ? items[l.First..l.End] : [(object?)(double)(l.End - l.First)])];
    }

    private static IEnumerable<object?> At(JsonElement value, ReadOnlySpan<string> path)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            string[] inner = path.Length > 0 ? path[1..].ToArray() : [];
            return value.EnumerateArray().SelectMany(v => At(v, inner));
        }

        if (path.Length == 0 || value.ValueKind != JsonValueKind.Object)
        {
            return [Number(value)];
        }

        string name = path[0] switch
        {
            "_0" when value.TryGetProperty("first", out _) => "first",
            "_1" when value.TryGetProperty("second", out _) => "second",
            var other => other,
        };
        return value.TryGetProperty(name, out JsonElement member) ? At(member, path[1..]) : [$"no {name} in {value}"];
    }

    private static object? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ when value.GetString() is "NaN" or "Infinity" or "-Infinity" => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        _ => value.GetString(),
    };

    private static object? Number(object? value) => value is bool or string ? value : Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
