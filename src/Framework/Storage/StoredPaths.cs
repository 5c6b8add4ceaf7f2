namespace Heppy.Storage;

/// <summary>Paths that are read from files.</summary>
internal static class StoredPaths
{
    /// <summary>Whether a relative path stays in its directory.</summary>
    /// <param name="path">The path, with <c>/</c>.</param>
    internal static bool IsInside(string path) => !path.Contains('\0', StringComparison.Ordinal) && path.Split('/').All(part => part is not ("" or "." or ".."));
}
