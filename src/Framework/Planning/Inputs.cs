using Heppy.Events;
using Heppy.Storage;

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
        return FormatOf(here).Open(here, tree);
    }

    /// <summary>Opens another tree of the events in a file: of the same file, or of the one beside it.</summary>
    /// <param name="path">Path of the file with the events.</param>
    /// <param name="tree">The other tree: <c>Runs</c>.</param>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="InvalidDataException">There is no such tree, or the file is damaged.</exception>
    public IEventFile OpenBeside(string path, string tree)
    {
        string here = where?.Invoke(path) ?? path;
        IEventFormat format = FormatOf(here);
        string beside = format.PathOf(here, tree);
        return beside == here || File.Exists(beside) ? format.Open(beside, tree) : throw new InvalidDataException(
            $"{path} is a {format.Name} file, which holds its events only, and there is no {beside}. Write it with heppy-convert --tree {tree}, take the ROOT files, or give the number itself");
    }

    private IEventFormat FormatOf(string path)
    {
        RegularFile.Require(path);
        return formats.FirstOrDefault(f => f.Recognises(path)) ?? formats[0];
    }
}
