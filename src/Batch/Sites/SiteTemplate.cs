using System.Collections.Concurrent;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Heppy.Batch;

/// <summary>A template of a site, parsed once.</summary>
internal sealed class SiteTemplate
{
    private static readonly ConcurrentDictionary<string, Template> Parsed = new(StringComparer.Ordinal);

    // Made once: building them takes longer than filling in a script.
    private static readonly ScriptObject Functions = BuiltIn();

    private readonly Template _template;
    private readonly string _where;

    private SiteTemplate(Template template, string where) => (_template, _where) = (template, where);

    /// <summary>A template that is a property of a profile.</summary>
    internal static SiteTemplate Of(SiteProfile site, string property, string text) =>
        Parse(text, $"{site.File}: the template \"{char.ToLowerInvariant(property[0])}{property[1..]}\"");

    /// <summary>A template from elsewhere.</summary>
    internal static SiteTemplate Of(string where, string text) => Parse(text, where);

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
        var context = new TemplateContext(Functions) { StrictVariables = true, NewLine = "\n" };
        context.PushGlobal(model);
        try
        {
            return _template.Render(context);
        }
        catch (ScriptRuntimeException error)
        {
            throw new UserError($"{_where} cannot be filled in: {error.OriginalMessage} {At(error.Span)}", inner: error);
        }
    }

    private static ScriptObject BuiltIn()
    {
        ScriptObject functions = TemplateContext.GetDefaultBuiltinObject();
        functions.Import("quote", (Func<string, string>)Shell.Quote);
        functions.IsReadOnly = true;
        return functions;
    }

    private static string At(SourceSpan span) => $"At line {span.Start.Line + 1}, column {span.Start.Column + 1}.";

    private static SiteTemplate Parse(string text, string where)
    {
        Template template = Parsed.GetOrAdd(text, static t => Template.Parse(t));
        if (template.HasErrors)
        {
            throw new UserError($"{where} is not a Scriban template: {template.Messages[0].Message} {At(template.Messages[0].Span)}");
        }

        return new SiteTemplate(template, where);
    }
}
