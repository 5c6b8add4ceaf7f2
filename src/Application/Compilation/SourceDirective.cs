namespace Heppy.Compilation;

/// <summary>One <c>#:</c> line of a file-based app.</summary>
/// <param name="Kind">The word behind <c>#:</c>, such as <c>include</c>, <c>project</c>, <c>package</c>,
/// <c>property</c>.</param>
/// <param name="Value">What follows.</param>
/// <param name="File">Full path of the file.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record SourceDirective(string Kind, string Value, string File, int Line)
{
    /// <summary>Reads the directives at the top of a file; they end at the first line of code.</summary>
    public static List<SourceDirective> Read(SourceFile source)
    {
        var directives = new List<SourceDirective>();
        using var reader = new StringReader(source.ReadText());
        bool inComment = false;
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            string text = line.Trim();
            if (inComment || text.StartsWith("/*", StringComparison.Ordinal))
            {
                int end = text.IndexOf("*/", StringComparison.Ordinal);
                inComment = end < 0;
                if (inComment || end == text.Length - 2)
                {
                    continue;
                }

                text = text[(end + 2)..].TrimStart();
            }

            if (text.StartsWith("#:", StringComparison.Ordinal))
            {
                string[] parts = text[2..].Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
                string value = parts.ElementAtOrDefault(1)?.Trim() ?? "";
                directives.Add(new(parts.ElementAtOrDefault(0) ?? "", value, source.Path, number));
            }
            else if (text.Length > 0 && text[0] != '#' && !text.StartsWith("//", StringComparison.Ordinal))
            {
                break;
            }
        }

        return directives;
    }

    /// <summary>An error at this line, as a compiler prints it.</summary>
    public string Error(string code, string text, string currentDirectory) =>
        CompilerText.Error(File, Line, 1, code, text, currentDirectory);
}
