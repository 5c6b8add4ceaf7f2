using System.Text;

namespace Heppy.Rehearsal.Lsf;

/// <summary>A script given to bsub on standard input, with options in its #BSUB lines.</summary>
internal static class BsubScript
{
    /// <summary>The words of all #BSUB lines, in order.</summary>
    internal static IReadOnlyList<string> Options(string script)
    {
        var words = new List<string>();
        foreach (var line in script.Split('\n'))
        {
            var text = line.TrimStart();
            if (text.StartsWith("#BSUB", StringComparison.Ordinal))
            {
                words.AddRange(Words(text[5..]));
            }
        }
        return words;
    }

    /// <summary>As bjobs shows a script: its lines, joined by semicolons.</summary>
    internal static string AsCommand(string script) =>
        string.Join(';', script.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()));

    /// <summary>Words as a shell splits them, with quotes. A word that starts with # ends the line.</summary>
    internal static IReadOnlyList<string> Words(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        foreach (var c in line)
        {
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
                if (quote != '\0')
                {
                    word!.Append(c);
                }
            }
            else if (c is '"' or '\'')
            {
                word ??= new StringBuilder();
                quote = c;
            }
            else if (char.IsWhiteSpace(c))
            {
                if (word is not null)
                {
                    words.Add(word.ToString());
                    word = null;
                }
            }
            else if (c == '#' && word is null)
            {
                break;
            }
            else
            {
                (word ??= new StringBuilder()).Append(c);
            }
        }
        if (word is not null)
        {
            words.Add(word.ToString());
        }
        return words;
    }
}
