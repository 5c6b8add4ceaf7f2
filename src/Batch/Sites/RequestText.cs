using System.Globalization;
using Scriban.Runtime;

namespace Heppy.Batch;

/// <summary>Requests in the words of a site.</summary>
internal static class RequestText
{
    /// <summary>For the command line: empty, or a blank and the options.</summary>
    internal static string OnCommandLine(SiteProfile site, JobRequests requests)
    {
        IEnumerable<string> words = Options(site, requests);
        if (site.Requests.Appended is { } appended)
        {
            SiteTemplate template = SiteTemplate.Of(site, "requests.appended", appended);
            words = words.Select(w => template.Render(("request", Shell.Quote(w))));
        }

        return string.Concat(words.Select(w => $" {w}"));
    }

    /// <summary>What stands in a script or submit file, one request a line.</summary>
    internal static IReadOnlyList<string> InFile(SiteProfile site, JobRequests requests, string name, string log, bool array)
    {
        RequestOptions options = site.Requests;
        List<string> lines = [.. options.Always.Select(a => SiteTemplate.Of(site, "requests.always", a).Render())];
        if (options.Name is { } named)
        {
            lines.Add(SiteTemplate.Of(site, "requests.name", named).Render(("name", Shell.Quote(name))));
        }

        if ((array ? options.ArrayLog ?? options.Log : options.Log) is { } logged)
        {
            lines.Add(SiteTemplate.Of(site, "requests.log", logged).Render(("log", Shell.Quote(log))));
        }

        lines.AddRange(Options(site, requests));
        return lines;
    }

    private static List<string> Options(SiteProfile site, JobRequests requests)
    {
        RequestOptions options = site.Requests;
        ScriptObject values = Model(requests);
        List<string> lines = [];
        Add(requests.Time is null ? null : options.Time, "requests.time");
        Add(requests.Memory is null ? null : options.Memory, "requests.memory");
        Add(requests.Cores is null ? null : options.Cores, "requests.cores");
        Add(requests.Queue is null ? null : options.Queue, "requests.queue");
        Add(options.Stop, "requests.stop");
        // Words of the user keep their order on one line; systems that read lines get one each.
        if (options.Appended is not null)
        {
            lines.AddRange(requests.Extra);
        }
        else if (requests.Extra.Count > 0)
        {
            lines.Add(string.Join(' ', requests.Extra.Select(Shell.Quote)));
        }

        return lines;

        void Add(string? template, string property)
        {
            if (template is not null && SiteTemplate.Of(site, property, template).Render(values) is { Length: > 0 } line)
            {
                lines.Add(line);
            }
        }
    }

    private static ScriptObject Model(JobRequests requests)
    {
        double seconds = (requests.Time ?? TimeSpan.Zero).TotalSeconds;
        double stop = Math.Max(0, requests.StopBefore.TotalSeconds);
        var whole = TimeSpan.FromSeconds(Math.Ceiling(seconds));
        return new ScriptObject
        {
            { "seconds", Text(seconds) },
            { "minutes", Text(seconds / 60) },
            { "hms", string.Create(CultureInfo.InvariantCulture, $"{(long)whole.TotalHours}:{whole.Minutes:00}:{whole.Seconds:00}") },
            // A job shorter than the warning still gets half of its time.
            { "soft_seconds", Text(Math.Max(seconds - stop, seconds / 2)) },
            { "stop_seconds", Text(stop) },
            { "stop_minutes", Text(stop / 60) },
            { "mib", Text(requests.Memory ?? 0) },
            { "kib", Text((requests.Memory ?? 0) * 1024) },
            { "cores", Math.Max(1, requests.Cores ?? 1) },
            { "queue", Shell.Quote(requests.Queue ?? "") },
        };
    }

    private static string Text(double number) => Math.Ceiling(number).ToString("0", CultureInfo.InvariantCulture);
}
