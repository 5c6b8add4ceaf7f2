namespace Heppy.Events;

/// <summary>One file format that events can be read from.</summary>
public interface IEventFormat
{
    /// <summary>Name as a user would say it: <c>Parquet</c>.</summary>
    string Name { get; }

    /// <summary>Whether a file is of this format, judged by its first and last bytes, never by its name alone.</summary>
    /// <param name="path">An existing, readable file.</param>
    bool Recognises(string path);

    /// <summary>Opens a file and reads its footer.</summary>
    /// <param name="path">An existing, readable file.</param>
    /// <param name="tree">Tree to read, of a format whose files can hold several; null for <c>Events</c>, or else the only one.</param>
    /// <exception cref="InvalidDataException">The file is not of this format, or is truncated; the message says which and how it is seen.</exception>
    IEventFile Open(string path, string? tree = null);

    /// <summary>The file that holds another tree of the same events: the file itself, unless the format has one tree in each.</summary>
    /// <param name="path">The file with the events.</param>
    /// <param name="tree">The other tree: <c>Runs</c>.</param>
    string PathOf(string path, string tree) => path;
}
