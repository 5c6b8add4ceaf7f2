using Heppy.Events;

namespace Heppy;

/// <summary>Opens input files of any known format.</summary>
/// <param name="formats">The formats, tried in order.</param>
/// <param name="cache">What is known of files from earlier runs.</param>
/// <param name="where">Where a file is now, by the path under which it was planned; null where it was.</param>
public sealed class Inputs(IReadOnlyList<IEventFormat> formats, FooterCache cache, Func<string, string>? where = null)
{
    /// <summary>Footer of a file, from the cache if the file did not change.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="tree">Tree to read, where a file can hold several; null for <c>Events</c>, or else the only one.</param>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is of no known format, or damaged.</exception>
    public FileFooter Footer(string path, string? tree = null) => cache.Get(path, () =>
    {
        using IEventFile file = Open(path, tree);
        return file.Footer;
    }, tree);

    /// <summary>Opens a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="tree">Tree to read, where a file can hold several; null for <c>Events</c>, or else the only one.</param>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is of no known format, or damaged.</exception>
    public IEventFile Open(string path, string? tree = null)
    {
        string here = where?.Invoke(path) ?? path;
        IEventFormat format = formats.FirstOrDefault(f => f.Recognises(here)) ?? formats[0];
        return format.Open(here, tree);
    }
}
