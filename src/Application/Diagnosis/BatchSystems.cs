using System.Globalization;
using Heppy.Batch;

namespace Heppy.Diagnosis;

/// <summary>Looks for batch systems, and asks those that are there for the jobs of the user.</summary>
internal static class BatchSystems
{
    /// <summary>Looks at all sites that heppy knows.</summary>
    /// <param name="limit">How long one may take to answer.</param>
    internal static IEnumerable<Finding> Look(TimeSpan limit)
    {
        var runner = new CommandRunner(limit, new Dictionary<string, string>());
        List<Finding> found = [];
        List<string> absent = [];
        foreach (string name in SiteProfiles.Names)
        {
            try
            {
                SiteProfile site = SiteProfiles.Find(name);
                if (site.RunsHere)
                {
                    continue;
                }

                if (SiteProfiles.IsHere(site))
                {
                    found.Add(Ask(site, runner));
                }
                else
                {
                    absent.Add(name);
                }
            }
            catch (UserError mistake)
            {
                found.Add(Finding.Wrong("sites", mistake.Message, "Mend that file, or move it away."));
            }
        }

        return found.Count > 0 ? found : [Finding.Fact("batch systems", $"none on this machine (looked for {string.Join(", ", absent)}); heppy-batch --site local runs jobs here")];
    }

    private static Finding Ask(SiteProfile site, CommandRunner runner)
    {
        string subject = $"site {site.Name}";
        if (SiteCommands.QueryMine(site) is not { } query)
        {
            return Finding.Fact(subject, $"{site.RecognizedBy[0].Word} is there");
        }

        CommandResult answer = runner.Run(query, Path.GetTempPath());
        if (!answer.IsSuccess)
        {
            return Finding.Wrong(subject, $"{site.RecognizedBy[0].Word} is there, but its queue does not answer: {answer.Problem}", "Find out whether it is up, and what this machine needs to reach it. Runs on this machine (heppy Outdir analysis.cs) do without.");
        }

        try
        {
            int jobs = SiteCommands.ParseQuery(site, answer.Output).Count;
            return Finding.Fact(subject, string.Create(CultureInfo.InvariantCulture, $"answers; {jobs} jobs of yours wait or run"));
        }
        catch (UserError mistake)
        {
            return Finding.Wrong(subject, mistake.Message, $"It answers in a form that heppy does not know: adapt its profile, see docs/batch.md.");
        }
    }
}
