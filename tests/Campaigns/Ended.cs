namespace Heppy.Campaigns;

/// <summary>How a command ended.</summary>
/// <param name="Typed">What was typed.</param>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it complained of.</param>
internal sealed record Ended(string Typed, int Code, string Output, string Error)
{
    /// <summary>Everything, for the report of a failure.</summary>
    internal string Story => $"$ {Typed}\n{Cut(Output)}{Cut(Error)}exit code {Code}";

    /// <summary>Whether it succeeded.</summary>
    internal bool IsGood => Code == ExitCode.Success;

    /// <summary>Fails the case if the command crashed, or ended with a code that it does not have.</summary>
    internal Ended Sound()
    {
        bool isKnown = ExitCode.Meanings.Any(m => m.Code == Code) && Code != ExitCode.InternalError;
        string command = Typed.Split(' ')[0];
        bool isBare = Error.Contains("this is a bug", StringComparison.Ordinal) || Error.Contains("Unhandled exception", StringComparison.Ordinal);
        if (!isKnown || isBare)
        {
            string cause = Error.Split('\n').FirstOrDefault(l => l.Contains("Exception", StringComparison.Ordinal)) ?? "";
            string place = Error.Split('\n').FirstOrDefault(l => l.Contains("at Heppy", StringComparison.Ordinal)) ?? "";
            throw new CaseFailed($"{command} crashed: {Without(cause)} {place.Trim().Split(" in ")[0]}", Story);
        }

        return IsGood || (Error + Output).Trim().Length > 0 ? this : throw new CaseFailed($"{command} failed and did not say why", Story);
    }

    /// <summary>The type of the exception alone.</summary>
    private static string Without(string cause) => cause.Split(':')[0].Trim();

    private static string Cut(string text) => text.Length <= 3000 ? text : text[..3000] + "...\n";
}
