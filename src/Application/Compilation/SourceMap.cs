using System.Text.Json;

namespace Heppy.Compilation;

/// <summary>Finds the line that created an object, from its type and the texts that it was given.</summary>
/// <param name="creations">All creations, in the order of the sources.</param>
public sealed class SourceMap(IReadOnlyList<SourceCreation> creations)
{
    /// <summary>All creations, in the order of the sources.</summary>
    public IReadOnlyList<SourceCreation> Creations { get; } = creations;

    /// <summary>Finds where an object was created.</summary>
    /// <param name="typeName">Name of its type; namespace and type arguments are ignored.</param>
    /// <param name="literals">Texts that it was given, such as its label or output; more than the source
    /// shows do no harm.</param>
    /// <param name="occurrence">Which one of several that fit equally well, from 0; the last one if there are
    /// fewer.</param>
    /// <returns>The creation that shows most of the texts, or null if none of that type shows any (or none
    /// exists).</returns>
    public SourceLocation? Find(string typeName, IReadOnlyCollection<string> literals, int occurrence = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(typeName);
        ArgumentNullException.ThrowIfNull(literals);
        string simple = Simple(typeName);
        var fitting = Creations.Where(c => c.TypeName == simple)
            .Select(c => (Creation: c, Shown: literals.Count(c.Literals.Contains)))
            .ToList();
        if (fitting.Count == 0)
        {
            return null;
        }

        int best = fitting.Max(f => f.Shown);
        if (best == 0 && literals.Count > 0 && fitting.Count > 1)
        {
            return null;
        }

        var equal = fitting.Where(f => f.Shown == best).ToList();
        return equal[Math.Clamp(occurrence, 0, equal.Count - 1)].Creation.Location;
    }

    /// <summary>A type name without namespace, arity and type arguments.</summary>
    private static string Simple(string typeName)
    {
        int end = typeName.AsSpan().IndexOfAny('<', '`', '[');
        string head = end < 0 ? typeName : typeName[..end];
        return head[(head.LastIndexOfAny(['.', '+']) + 1)..];
    }

    /// <summary>Writes the map as a JSON array.</summary>
    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var creation in Creations)
        {
            writer.WriteStartObject();
            writer.WriteString("type", creation.TypeName);
            writer.WriteString("file", creation.Location.File);
            writer.WriteNumber("line", creation.Location.Line);
            writer.WriteStartArray("literals");
            foreach (string literal in creation.Literals)
            {
                writer.WriteStringValue(literal);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static SourceMap Read(JsonElement array) => new(
    [
        .. array.EnumerateArray().Select(item => new SourceCreation(
            item.GetProperty("type").GetString()!,
            [.. item.GetProperty("literals").EnumerateArray().Select(l => l.GetString()!)],
            new SourceLocation(item.GetProperty("file").GetString()!, item.GetProperty("line").GetInt32()))),
    ]);
}
