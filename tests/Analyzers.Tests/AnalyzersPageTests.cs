using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Heppy.Analyzers.Tests;

/// <summary><c>docs/analyzers.md</c> is made of the comments in the code; HEPPY_UPDATE_GOLDEN=1 writes it anew.</summary>
public partial class AnalyzersPageTests
{
    private const string Head = """
        # Analyzers

        What `heppy` ships to put into a sequence, each with a block to copy. Collections on the event have names: what one analyzer writes under
        `Output`, later ones read. The plan checks names and types before the first event. Types in angle brackets are your own records, such as

            readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;

        An analyzer of your own is a class with `bool Process(Event ev)`; see the samples. This page is made of the comments in `src/Analyzers`.


        """;

    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.ChangeExtension(typeof(Selector<>).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(m => m.Attribute("name")!.Value);

    [Fact]
    public void The_page_lists_every_analyzer_with_its_block()
    {
        var page = new StringBuilder(Head);
        foreach (Type type in typeof(Selector<>).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Analyzer))).OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            Append(page, type);
        }

        string path = Path.Combine(Root(), "docs/analyzers.md");
        string text = page.ToString().TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("HEPPY_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, text);
            return;
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == text, "docs/analyzers.md is not what the comments say. Run the test with HEPPY_UPDATE_GOLDEN=1.");
    }

    private static void Append(StringBuilder page, Type type)
    {
        XElement member = Members[$"T:{type.FullName}"];
        string name = type.Name.Split('`')[0];
        page.Append($"## {name}\n\n{Text(member.Element("summary"))}\n\n");
        if (member.Element("remarks") is { } remarks)
        {
            page.Append($"{Text(remarks)}\n\n");
        }

        page.Append("```csharp\n").Append(Block(member.Element("example")!.Element("code")!.Value)).Append("\n```\n\n");
        PropertyInfo[] properties = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(p => p.SetMethod is not null).OrderBy(p => p.MetadataToken)];
        if (properties.Length > 0)
        {
            page.Append("| property | meaning | default |\n|---|---|---|\n");
            foreach (PropertyInfo property in properties)
            {
                XElement? comment = Members.GetValueOrDefault($"P:{type.FullName}.{property.Name}");
                bool isRequired = property.GetCustomAttributesData().Any(a => a.AttributeType.Name == "RequiredMemberAttribute");
                page.Append($"| `{property.Name}` | {Cell(comment?.Element("summary"))} | {(isRequired ? "to be set" : Cell(comment?.Element("value")))} |\n");
            }

            page.Append('\n');
        }
    }

    private static string Cell(XElement? element) => Text(element).Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);

    private static string Text(XElement? element)
    {
        if (element is null)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (XNode node in element.Nodes())
        {
            text.Append(node switch
            {
                XText plain => Spaces().Replace(plain.Value, " "),
                XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                XElement { Name.LocalName: "para" } para => Text(para) + "\n\n",
                XElement reference when (reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword")) is { } to => $"`{Short(to.Value)}`",
                XElement other => Text(other),
                _ => "",
            });
        }

        return text.ToString().Trim();
    }

    private static string Short(string cref) => cref.Split('(')[0].Split('.')[^1].Split('`')[0].Split(':')[^1];

    private static string Block(string code)
    {
        string[] lines = [.. code.Split('\n').SkipWhile(string.IsNullOrWhiteSpace)];
        int indent = lines.Where(l => l.Trim().Length > 0).Min(l => l.Length - l.TrimStart().Length);
        return string.Join('\n', lines.Select(l => l.Length > indent ? l[indent..] : l.Trim())).TrimEnd();
    }

    internal static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Heppy.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The repository is not above the test.");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
