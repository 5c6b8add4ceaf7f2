using System.Text.RegularExpressions;

namespace Heppy.Batch;

/// <summary>A block of text per job, as <c>bhist -l</c> prints: values are found by regular expressions, the last match counts.</summary>
internal static class TextOutput
{
    internal static IEnumerable<Row> Rows(OutputFormat format, string output)
    {
        foreach (string block in Patterns.Of(format.Block).Split(output.ReplaceLineEndings("\n")))
        {
            string text = format.Unwrap is { } unwrap ? Patterns.Of(unwrap).Replace(block, "") : block;
            var row = new Row();
            foreach ((string field, string pattern) in format.Fields)
            {
                if (Patterns.Of(pattern).Matches(text) is { Count: > 0 } matches)
                {
                    Match last = matches[^1];
                    row[field] = last.Groups.Count > 1 ? last.Groups[1].Value.Trim() : last.Value.Trim();
                }
            }

            yield return row;
        }
    }
}
