namespace Heppy;

/// <summary>Where the files of results go.</summary>
public interface IResultSink
{
    /// <summary>Starts a file.</summary>
    /// <param name="path">Relative, with <c>/</c>.</param>
    /// <returns>A stream; disposing it ends the file.</returns>
    Stream Create(string path);
}
