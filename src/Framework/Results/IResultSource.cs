namespace Heppy;

/// <summary>Where the files of results come from.</summary>
public interface IResultSource
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">Relative, with <c>/</c>.</param>
    Stream Open(string path);

    /// <summary>Path of a file for code that reads from paths.</summary>
    /// <param name="path">Relative, with <c>/</c>.</param>
    string PathOf(string path);
}
