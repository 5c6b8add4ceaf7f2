namespace Heppy.Batch;

/// <summary>What a profile must hold beyond its properties: templates and regular expressions that can be read, fields that exist.</summary>
internal static class SiteCheck
{
    internal static void Check(SiteProfile site, string text)
    {
        foreach ((string property, string? template) in Templates(site))
        {
            if (template is not null)
            {
                SiteTemplate.Of(site, property, template);
            }
        }

        foreach ((string property, string pattern) in Expressions(site))
        {
            try
            {
                Patterns.Of(pattern);
            }
            catch (ArgumentException error)
            {
                throw new UserError($"{site.File}:{SiteReader.LineOf(text, property)}: \"{property}\" is not a regular expression: {error.Message}", inner: error);
            }
        }

        Fields(site, site.Query.Output, text);
        if (site.Accounting?.Output is { } accounting)
        {
            Fields(site, accounting, text);
        }
    }

    private static void Fields(SiteProfile site, OutputFormat output, string text)
    {
        IEnumerable<string> groups = output.Patterns.Values.SelectMany(p => Patterns.Of(p).GetGroupNames()).Where(n => !char.IsDigit(n[0]));
        string[] known = [.. output.Columns, .. output.Fields.Keys, .. groups];
        foreach (string field in output.States.SelectMany(s => s.When.Keys).Concat(output.Patterns.Keys))
        {
            if (!known.Contains(field))
            {
                throw new UserError(
                    $"{site.File}:{SiteReader.LineOf(text, field)}: there is no field \"{field}\" in this output."
                    + $"{Nearest.Sentence(field, known)} Here are {string.Join(", ", known.Distinct())}.");
            }
        }
    }

    private static IEnumerable<(string Property, string? Template)> Templates(SiteProfile site) =>
    [
        ("submit", site.Submit), ("submitArray", site.SubmitArray), ("submitAfter", site.SubmitAfter), ("cancel", site.Cancel),
        ("task", site.Task), ("dialect.prefix", site.Dialect.Prefix), ("dialect.name", site.Dialect.Name),
        ("dialect.script", site.Dialect.Script), ("query.command", site.Query.Command), ("query.named", site.Query.Named), ("query.mine", site.Query.Mine),
        ("accounting.command", site.Accounting?.Command), ("requests.time", site.Requests.Time), ("requests.memory", site.Requests.Memory),
        ("requests.cores", site.Requests.Cores), ("requests.queue", site.Requests.Queue), ("requests.stop", site.Requests.Stop),
        ("requests.name", site.Requests.Name), ("requests.log", site.Requests.Log), ("requests.arrayLog", site.Requests.ArrayLog),
        ("requests.appended", site.Requests.Appended), .. site.Requests.Always.Select(a => ("requests.always", (string?)a)),
    ];

    private static IEnumerable<(string Property, string Pattern)> Expressions(SiteProfile site)
    {
        IEnumerable<(string, string?)> own =
        [
            .. site.RecognizedBy.Select(r => ("options", r.Options)), .. site.SubmittedId.Select(p => ("submittedId", (string?)p)),
            ("named", site.Dialect.Named), ("complete", site.Dialect.Complete),
        ];
        IEnumerable<OutputFormat> outputs = site.Accounting?.Output is { } books ? [site.Query.Output, books] : [site.Query.Output];
        IEnumerable<(string, string?)> formats = outputs.SelectMany(o => (IEnumerable<(string, string?)>)
        [
            ("block", o.Block), ("unwrap", o.Unwrap), ("notes", o.Notes), .. o.Patterns.Select(p => ("patterns", (string?)p.Value)),
            .. o.States.SelectMany(s => s.When.Values).Select(w => ("when", (string?)w)),
            .. o.Kind == OutputKind.Text ? o.Fields.Values.Select(f => ("fields", (string?)f)) : [],
        ]);
        return own.Concat(formats).Where(e => e.Item2 is not null).Select(e => (e.Item1, e.Item2!));
    }
}
