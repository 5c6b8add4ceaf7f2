using System.Diagnostics.CodeAnalysis;

namespace Heppy.Compilation;

/// <summary>The configuration itself threw, before or while the application was running.</summary>
/// <param name="inner">What it threw, with its stack trace.</param>
[SuppressMessage("Naming", "CA1710", Justification = "Named for what happened, as a user would say it.")]
public sealed class ConfigurationThrew(Exception inner)
    : UserError(Describe(inner), Heppy.ExitCode.WrongArguments, inner)
{
    private static string Describe(Exception thrown) =>
        $"the configuration threw {thrown.GetType().Name}: {thrown.Message}\n"
        + StackTraceText.Shorten(thrown.StackTrace ?? "");
}
