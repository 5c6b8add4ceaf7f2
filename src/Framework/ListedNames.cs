namespace Heppy;

/// <summary>For messages about a name that does not exist, where several with commas between them were given.</summary>
internal static class ListedNames
{
    /// <summary><c>" Give each by itself: --only a --only b."</c> where a part between commas is a name; otherwise null.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="option">Option that takes one of them, with a space behind it; empty where names stand by themselves.</param>
    /// <param name="isName">Whether a name or a pattern stands for something.</param>
    internal static string? Sentence(string text, string option, Func<string, bool> isName)
    {
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && parts.Any(isName) ? $" Give each by itself: {string.Join(' ', parts.Select(p => option + Quoted(p)))}." : null;
    }

    private static string Quoted(string part) => part.AsSpan().ContainsAny(" *?[") ? $"'{part}'" : part;
}
