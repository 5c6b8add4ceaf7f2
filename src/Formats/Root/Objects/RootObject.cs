using System.Diagnostics.CodeAnalysis;

namespace Heppy.Formats.Root.Objects;

/// <summary>An object as it was streamed: the members of its class and of the classes below it, by name.</summary>
/// <remarks>
/// Numbers are of their own .NET type, arrays are .NET arrays, strings are strings, collections are arrays of
/// <see cref="object"/>, and objects are <see cref="RootObject"/>; what was not understood is missing.
/// </remarks>
/// <param name="className">Class of the object: <c>TH1D</c>.</param>
internal sealed class RootObject(string className)
{
    private readonly Dictionary<string, object?> _members = new(StringComparer.Ordinal);

    /// <summary>Class of the object.</summary>
    public string ClassName => className;

    /// <summary>The members that were read.</summary>
    public IReadOnlyDictionary<string, object?> Members => _members;

    /// <summary>Sets a member; one of a derived class hides that of a base.</summary>
    public void Set(string name, object? value) => _members[name] = value;

    /// <summary>A member of a known type.</summary>
    public bool TryGet<T>(string name, [NotNullWhen(true)] out T? value)
    {
        if (_members.TryGetValue(name, out object? found) && found is T typed)
        {
            value = typed;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>A member that every object of the class has.</summary>
    /// <exception cref="InvalidDataException">It is missing, or of another type.</exception>
    public T Get<T>(string name) => TryGet(name, out T? value)
        ? value
        : throw new InvalidDataException($"{className} has no member {name} of type {typeof(T).Name}");

    /// <summary>A whole number of any width.</summary>
    /// <exception cref="InvalidDataException">It is missing.</exception>
    public long Integer(string name) => _members.GetValueOrDefault(name) switch
    {
        long value => value,
        int value => value,
        uint value => value,
        short value => value,
        ushort value => value,
        sbyte value => value,
        byte value => value,
        double value when value == Math.Floor(value) => (long)value, // entries of very old trees
        _ => throw new InvalidDataException($"{className} has no whole number {name}"),
    };

    /// <summary>Name of a <c>TNamed</c>; empty for others.</summary>
    public string Name => TryGet("fName", out string? name) ? name : "";

    /// <summary>Title of a <c>TNamed</c>; empty for others.</summary>
    public string Title => TryGet("fTitle", out string? title) ? title : "";
}
