namespace Heppy.Diagnosis;

/// <summary>Something that was looked at.</summary>
/// <param name="Verdict">What it means.</param>
/// <param name="Subject">What was looked at, in a word or two.</param>
/// <param name="Text">What was found.</param>
/// <param name="Advice">What to do about it; null where there is nothing to do.</param>
internal sealed record Finding(Verdict Verdict, string Subject, string Text, string? Advice = null)
{
    internal static Finding Fact(string subject, string text) => new(Verdict.Fine, subject, text);

    internal static Finding Note(string subject, string text, string advice) => new(Verdict.Doubtful, subject, text, advice);

    internal static Finding Wrong(string subject, string text, string advice) => new(Verdict.Wrong, subject, text, advice);
}
