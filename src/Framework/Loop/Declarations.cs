using Heppy.Events;
using Heppy.Physics;

namespace Heppy;

/// <summary>Collects what the handles of a sequence read, write and book, and the mistakes in it.</summary>
internal sealed class Declarations(ulong seed, IReadOnlyList<string> triggers)
{
    private readonly Dictionary<(string Name, Type Type, bool Jagged), int> _slots = [];
    private readonly Dictionary<string, (Type Type, Product Product, string Writer)> _products = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Analyzer, string Flow), CountedFlow> _flows = [];
    private readonly HashSet<(int Analyzer, string Name)> _results = [];
    private readonly List<(int Analyzer, string Product)> _read = [];
    private readonly List<(int Analyzer, string Product)> _written = [];
    private int _analyzer;
    private string _name = "";
    private string _class = "";

    /// <summary>Seed of the run.</summary>
    internal ulong Seed => seed;

    /// <summary>Trigger paths of the component, without wildcards.</summary>
    internal IReadOnlyList<string> Triggers => triggers;

    /// <summary>The columns, one per slot.</summary>
    internal List<ColumnRequest> Columns { get; } = [];

    /// <summary>Analyzers that read each slot.</summary>
    internal List<SortedSet<int>> Readers { get; } = [];

    /// <summary>Cut flows in order of declaration, with the analyzer that owns each.</summary>
    internal List<(int Analyzer, CountedFlow Flow)> Flows { get; } = [];

    /// <summary>Products by name, in the order in which they are written.</summary>
    internal List<(string Name, Product Product)> Products { get; } = [];

    /// <summary>Systematic variations, in the order of declaration.</summary>
    internal List<DeclaredVariation> Variations { get; } = [];

    /// <summary>Mistakes, each with the analyzer it is found in.</summary>
    internal List<(int Analyzer, string Text)> Problems { get; } = [];

    /// <summary>Skims, with the analyzer that owns each.</summary>
    internal List<(int Analyzer, SkimTree Skim)> Skims { get; } = [];

    internal void Skim(SkimTree skim) => Skims.Add((_analyzer, skim));

    /// <summary>Trees whose columns are known by themselves, with the analyzer that owns each.</summary>
    internal List<(int Analyzer, string Name, IReadOnlyList<ColumnSchema> Schema)> Trees { get; } = [];

    internal void Tree(string name, IReadOnlyList<ColumnSchema> schema) => Trees.Add((_analyzer, name, schema));

    /// <summary>Says whose handles come next.</summary>
    internal void Begin(int analyzer, string name, string className) => (_analyzer, _name, _class, IsQuiet) = (analyzer, name, className, false);

    /// <summary>Whether mistakes are left out, since they follow from one that is noted already.</summary>
    internal bool IsQuiet { get; set; }

    /// <summary>Name of the analyzer whose handles are being declared.</summary>
    internal string AnalyzerName => _name;

    internal int Column(ColumnRequest request)
    {
        Type plain = Nullable.GetUnderlyingType(request.Type) ?? request.Type;
        if (Events.Conversions.ElementOf(plain) == Events.ElementType.Unsupported)
        {
            Problem($"column {request.Name} is asked for as {request.Type.Name}, which no column can be read as");
        }

        var key = (request.Name, request.Type, request.IsJagged);
        if (!_slots.TryGetValue(key, out int slot))
        {
            slot = Columns.Count;
            _slots.Add(key, slot);
            Columns.Add(request);
            Readers.Add([]);
        }
        else if (Columns[slot].IsOptional && request.IsOptional && !Equals(Columns[slot].IfMissing, request.IfMissing))
        {
            Problem($"column {request.Name} is {Columns[slot].IfMissing} if missing for one analyzer and {request.IfMissing} for this one");
        }
        else if (Columns[slot].IsOptional && !request.IsOptional)
        {
            Columns[slot] = request;
        }

        Readers[slot].Add(_analyzer);
        return slot;
    }

    internal void Writes(string name, Type type, Product product)
    {
        if (_products.TryGetValue(name, out var other))
        {
            Problem($"writes '{name}', which {other.Writer} already writes");
            return;
        }

        _products.Add(name, (type, product, _name));
        _written.Add((_analyzer, name));
        Products.Add((name, product));
    }

    internal Product? Reads(string name, Type type)
    {
        if (!_products.TryGetValue(name, out var found))
        {
            string known = _products.Count == 0 ? "nothing is written before it" : $"written before it: {string.Join(", ", _products.Keys)}";
            Problem($"reads '{name}' ({type.Name}), which no analyzer before it writes ({known}).{Nearest.Sentence(name, _products.Keys)}");
            return null;
        }

        if (found.Type != type)
        {
            Problem($"reads '{name}' as {type.Name}, but {found.Writer} writes it as {found.Type.Name}");
            return null;
        }

        _read.Add((_analyzer, name));
        return found.Product;
    }

    /// <summary>Notes the variations of a weight.</summary>
    /// <returns>Index of the first.</returns>
    internal int VariesWeight(VariedWeight weight)
    {
        int first = Variations.Count;
        foreach (string name in weight.Variations)
        {
            AddVariation(new DeclaredVariation(name, _analyzer, null, Shift.Nominal));
        }

        return first;
    }

    /// <summary>Notes the two variations of a collection.</summary>
    /// <returns>The collection's product.</returns>
    internal Product? VariesCollection(IVariedCollection collection, Type type)
    {
        int reads = _read.Count;
        Product? product = Reads(collection.Collection, type);
        _read.RemoveRange(reads, _read.Count - reads);  // it works on the collection as it is, whatever else shifts it
        AddVariation(new DeclaredVariation($"{collection.Name}_up", _analyzer, collection, Shift.Up));
        AddVariation(new DeclaredVariation($"{collection.Name}_down", _analyzer, collection, Shift.Down));
        return product;
    }

    /// <summary>Names of the products that an analyzer reads.</summary>
    internal IEnumerable<string> ReadBy(int analyzer) => _read.Where(r => r.Analyzer == analyzer).Select(r => r.Product);

    /// <summary>Names of the products that an analyzer writes.</summary>
    internal IEnumerable<string> WrittenBy(int analyzer) => _written.Where(r => r.Analyzer == analyzer).Select(r => r.Product);

    internal CountedFlow CutFlow(string name)
    {
        if (!_flows.TryGetValue((_analyzer, name), out CountedFlow? flow))
        {
            flow = new CountedFlow(new CutFlow(name));
            // Not all events: those that an earlier analyzer ended do not come here.
            flow.Flow.Register($"events reaching {_class}");
            _flows.Add((_analyzer, name), flow);
            Flows.Add((_analyzer, flow));
            CheckResult(name);
        }

        return flow;
    }

    internal void Result(string name) => CheckResult(name);

    /// <summary>Notes a mistake, unless <see cref="IsQuiet"/>.</summary>
    internal void Problem(string text)
    {
        if (!IsQuiet)
        {
            Problems.Add((_analyzer, text));
        }
    }

    private void AddVariation(DeclaredVariation variation)
    {
        if (variation.Name == "nominal" || Variations.Any(v => v.Name == variation.Name))
        {
            Problem($"declares the variation '{variation.Name}', which is there already: give it another Name");
        }

        if (Names.Problem(variation.Name) is { } problem)
        {
            Problem($"cannot have a variation called '{variation.Name}': {problem}");
        }

        Variations.Add(variation);
    }

    private void CheckResult(string name)
    {
        if (!_results.Add((_analyzer, name)))
        {
            Problem($"has two results called '{name}'");
        }

        if (Names.Problem(name) is { } problem)
        {
            Problem($"has a result called '{name}': {problem}");
        }
    }
}
