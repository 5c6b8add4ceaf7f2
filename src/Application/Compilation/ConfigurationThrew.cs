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
        + Own(StackTraceText.Shorten(thrown.StackTrace ?? ""));

    /// <summary>The frames of the configuration, without those of what called it.</summary>
    private static string Own(string trace) => string.Join('\n', trace.Split('\n').TakeWhile(
        line => !line.Contains(" System.Reflection.", StringComparison.Ordinal)
            && !line.Contains(" InvokeStub_", StringComparison.Ordinal)
            && !line.Contains(" Heppy.Compilation.", StringComparison.Ordinal)));
}
