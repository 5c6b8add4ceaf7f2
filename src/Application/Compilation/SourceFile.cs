namespace Heppy.Compilation;

/// <summary>One source file of a configuration, as it was when it was read.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Content">All bytes of the file.</param>
public sealed record SourceFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>The content as text, without a byte order mark.</summary>
    internal string ReadText()
    {
        string text = System.Text.Encoding.UTF8.GetString(Content.Span);
        return text.StartsWith('\ufeff') ? text[1..] : text;
    }
}
