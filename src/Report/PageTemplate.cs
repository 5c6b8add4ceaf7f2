using System.Reflection;
using Scriban;
using Scriban.Runtime;

namespace Heppy.Reports;

/// <summary>Fills in the pages that are part of this assembly.</summary>
internal static class PageTemplate
{
    /// <summary>Fills in a page; <c>style</c> and <c>script</c> put the text of a file that is part of this assembly into it.</summary>
    /// <param name="name">File name of the template.</param>
    /// <param name="values">Its values.</param>
    internal static string Render(string name, ScriptObject values)
    {
        Template template = Template.Parse(Read("parts.html") + Read(name), name);
        if (template.HasErrors)
        {
            throw new InvalidOperationException($"{name}: {template.Messages[0]}");
        }

        values.Import("file", (Func<string, string>)Read);
        // Figures are megabytes, and there may be thousands of rows.
        var context = new TemplateContext { StrictVariables = true, NewLine = "\n", LimitToString = 0, LoopLimit = 0 };
        context.PushGlobal(values);
        return template.Render(context).ReplaceLineEndings("\n");
    }

    private static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"no page {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
