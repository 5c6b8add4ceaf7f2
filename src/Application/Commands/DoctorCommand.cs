using System.Text;
using Heppy.CommandLine;
using Heppy.Diagnosis;

namespace Heppy.Commands;

/// <summary><c>heppy doctor</c>: what heppy runs on, what it found, and what is wrong.</summary>
internal static class DoctorCommand
{
    internal static int Run(DoctorOptions options)
    {
        TimeSpan limit = options.CommandTimeout is { } time ? Quantity.Time(time, "--command-timeout") : TimeSpan.FromSeconds(10);
        Finding[] findings = [.. Machine.Look(), .. Installation.Look(), .. OutputPlace.Look(Workspace.Files, options.Directory), .. BatchSystems.Look(limit)];
        Console.Out.Write($"heppy {CommandHost.Version}\n{Text(findings)}");
        return Code(findings);
    }

    internal static int Code(IReadOnlyList<Finding> findings) => findings.Any(f => f.Verdict == Verdict.Wrong) ? ExitCode.Unfit : ExitCode.Success;

    /// <summary>All findings, then those that need something done once more, with what to do.</summary>
    internal static string Text(IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder();
        int width = findings.Max(f => f.Subject.Length);
        foreach (Finding finding in findings)
        {
            string mark = finding.Verdict switch { Verdict.Fine => " ", Verdict.Doubtful => "?", _ => "!" };
            text.Append($"{mark} {finding.Subject.PadRight(width)}  {finding.Text}\n");
        }

        text.Append('\n');
        foreach (Finding finding in findings.Where(f => f.Verdict != Verdict.Fine).OrderByDescending(f => f.Verdict))
        {
            text.Append($"{(finding.Verdict == Verdict.Wrong ? "wrong" : "note")}: {finding.Subject}: {finding.Text}\n  do: {finding.Advice}\n");
        }

        int wrong = findings.Count(f => f.Verdict == Verdict.Wrong);
        text.Append(wrong switch { 0 => "nothing is wrong.\n", 1 => "1 thing is wrong.\n", _ => $"{wrong} things are wrong.\n" });
        return text.ToString();
    }
}
