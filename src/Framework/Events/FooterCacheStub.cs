namespace Heppy.Events;
/// <summary>x</summary>
public sealed class FooterCache(string? directory)
{
    /// <summary>x</summary>
    public FileFooter Get(string path, Func<FileFooter> open) { _ = directory; _ = path; return open(); }
}
