using System.Diagnostics.CodeAnalysis;

namespace Heppy.Formats.Root.Objects;

/// <summary>The descriptions of classes that a file brings along, and for what it lacks those known here.</summary>
internal sealed class StreamerCatalogue
{
    private readonly Dictionary<(string, int), StreamerInfo> _infos = [];
    private readonly Dictionary<(string, uint), StreamerInfo> _byChecksum = [];

    /// <summary>Adds a description; one that is there already stays.</summary>
    public void Add(StreamerInfo info)
    {
        _infos.TryAdd((info.ClassName, info.Version), info);
        _byChecksum.TryAdd((info.ClassName, info.Checksum), info);
    }

    /// <summary>The descriptions in this catalogue.</summary>
    public IEnumerable<StreamerInfo> All => _infos.Values;

    /// <summary>Finds the description of a class by its version.</summary>
    public bool TryFind(string className, int version, [NotNullWhen(true)] out StreamerInfo? info) =>
        _infos.TryGetValue((className, version), out info);

    /// <summary>Finds the description of a class without a version number.</summary>
    public bool TryFind(string className, uint checksum, [NotNullWhen(true)] out StreamerInfo? info) =>
        _byChecksum.TryGetValue((className, checksum), out info);
}
