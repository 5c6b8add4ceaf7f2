using System.Collections.Concurrent;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Heppy.Batch;

/// <summary>A template of a site, parsed once.</summary>
internal sealed class SiteTemplate
{
    private static readonly ConcurrentDictionary<string, Template> Parsed = new(StringComparer.Ordinal);
    private readonly Template _template;
    private readonly string _where;

    private SiteTemplate(Template template, string where) => (_template, _where) = (template, where);

    /// <summary>A template that is a property of a profile.</summary>
    internal static SiteTemplate Of(SiteProfile site, string property, string text) =>
        Parse(text, $"{site.File}: the template \"{char.ToLowerInvariant(property[0])}{property[1..]}\"");

    /// <summary>The template in a file.</summary>
    internal static SiteTemplate FromFile(string path) => Parse(File.ReadAllText(path), path);

    internal string Render(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var model = new ScriptObject();
        foreach ((string name, object? value) in values)
        {
            model.Add(name, value);
        }

        return Render(model);
    }

    internal string Render(ScriptObject model)
    {
        model.Import("quote", (Func<string, string>)Shell.Quote);
        var context = new TemplateContext { StrictVariables = true, NewLine = "\n" };
        context.PushGlobal(model);
        try
        {
            return _template.Render(context);
        }
        catch (ScriptRuntimeException error)
        {
            throw new UserError($"{_where} cannot be filled in: {error.OriginalMessage} At line {error.Span.Start.Line + 1}, column {error.Span.Start.Column + 1}.", inner: error);
        }
    }

    private static SiteTemplate Parse(string text, string where)
    {
        Template template = Parsed.GetOrAdd(text, static t => Template.Parse(t));
        if (template.HasErrors)
        {
            throw new UserError($"{where} is not a Scriban template: {template.Messages[0].Message} At line {template.Messages[0].Span.Start.Line + 1}, column {template.Messages[0].Span.Start.Column + 1}.");
        }

        return new SiteTemplate(template, where);
    }
}
