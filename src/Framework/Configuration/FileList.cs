using System.Collections;
using System.Runtime.CompilerServices;

namespace Heppy;

/// <summary>File names and globs (<c>*</c>, <c>?</c>, <c>[ab]</c>, <c>**</c>), relative to the directory of the configuration.</summary>
/// <remarks>
/// Globs expand when the list is first counted or enumerated, in ordinal order of the paths; names without a glob stay as
/// they are, in the order given, whether the file exists or not (the plan reports those that do not).
/// </remarks>
[CollectionBuilder(typeof(FileList), nameof(Create))]
public sealed class FileList : IReadOnlyList<string>
{
    private readonly string[] _patterns;
    private string[]? _files;

    internal FileList(string[] patterns, SourceRun? source = null)
    {
        _patterns = patterns;
        Source = source;
    }

    /// <summary>What was written, before expansion.</summary>
    public IReadOnlyList<string> Patterns => _patterns;

    /// <summary>Number of files after expansion.</summary>
    public int Count => Expanded.Length;

    /// <summary>The run these files come from, if they come from one.</summary>
    internal SourceRun? Source { get; }

    /// <summary>Patterns that matched nothing.</summary>
    internal IEnumerable<string> EmptyPatterns =>
        _patterns.Where(p => Glob.IsPattern(p) && Glob.Expand(p, ConfigurationContext.Directory).Length == 0);

    private string[] Expanded => _files ??=
        [.. _patterns.SelectMany(p => Glob.Expand(p, ConfigurationContext.Directory))];

    /// <summary>Absolute path of a file.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public string this[int index] => Expanded[index];

    /// <summary>Makes a list of file names and globs: the target of <c>Files = ["a.parquet", "b/*.parquet"]</c>.</summary>
    /// <param name="patterns">Names and globs.</param>
    public static FileList Create(ReadOnlySpan<string> patterns) => new(patterns.ToArray());

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)Expanded).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
