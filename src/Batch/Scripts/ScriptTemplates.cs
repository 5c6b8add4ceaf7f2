using System.Collections.Concurrent;
using Scriban.Runtime;

namespace Heppy.Batch;

/// <summary>Finds and fills in the templates of scripts.</summary>
internal static class ScriptTemplates
{
    private static readonly ConcurrentDictionary<(string Profile, string Template), SiteTemplate> Found = new();

    internal static string Render(SiteProfile site, string template, ScriptObject values)
    {
        SiteTemplate parsed = Found.GetOrAdd((site.File, template), static key =>
            SiteTemplate.FromFile(SiteSearch.Of(Environment.GetEnvironmentVariable).Template(key.Template, key.Profile)));
        string text = parsed.Render(values).ReplaceLineEndings("\n");
        return text.EndsWith('\n') ? text : text + "\n";
    }

    /// <summary>The values that all templates have, added to their own.</summary>
    internal static ScriptObject Values(SiteProfile site, string name, string log, JobRequests requests, bool array, IReadOnlyList<string> inputs, ScriptObject own)
    {
        IReadOnlyList<string> lines = RequestText.InFile(site, requests, name, log, array);
        own.Add("site", site.Name);
        own.Add("name", Shell.Quote(name));
        own.Add("raw_name", name);
        own.Add("raw_log", log);
        own.Add("is_array", array);
        own.Add("requests", new ScriptArray(lines));
        own.Add("directives", new ScriptArray(site.Directive is null ? [] : lines.Select(l => $"{site.Directive} {l}")));
        own.Add("stop_signals", new ScriptArray(site.StopSignals));
        own.Add("job_variable", site.JobVariable ?? "");
        own.Add("job_id", site.JobId ?? "");
        own.Add("task_variable", site.TaskVariable ?? "");
        own.Add("use_proxy", site.UseProxy);
        own.Add("inputs", new ScriptArray(inputs));
        own.Add("stop_seconds", (int)Math.Ceiling(requests.StopBefore.TotalSeconds));
        return own;
    }
}
