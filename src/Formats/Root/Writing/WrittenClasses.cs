using System.Globalization;
using System.Text.RegularExpressions;
using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Writing;

/// <summary>The classes that are written, in the versions that current ROOT writes: <c>classes.txt</c>.</summary>
/// <remarks>
/// The descriptions say how objects are streamed here, and go into each file that holds such objects. Checksums are those of ROOT,
/// <c>TClass::GetCheckSum</c>; a test computes them from the members.
/// </remarks>
internal static partial class WrittenClasses
{
    private static readonly List<StreamerInfo> Listed = Read();

    /// <summary>The descriptions by class.</summary>
    public static IReadOnlyDictionary<string, StreamerInfo> All { get; } = Listed.ToDictionary(i => i.ClassName, StringComparer.Ordinal);

    /// <summary>The descriptions of some classes and of all that they are made of, in the order of the list.</summary>
    public static StreamerInfo[] Closure(IEnumerable<string> classes)
    {
        HashSet<string> found = [];
        var open = new Stack<string>(classes);
        while (open.TryPop(out string? name))
        {
            if (All.TryGetValue(name, out StreamerInfo? info) && found.Add(name))
            {
                foreach (StreamerElement element in info.Elements)
                {
                    open.Push(element.Type == StreamerType.Base || element.Kind == "TStreamerBase" ? element.Name : element.TypeName.TrimEnd('*'));
                }
            }
        }

        return [.. Listed.Where(i => found.Contains(i.ClassName))];
    }

    private static List<StreamerInfo> Read()
    {
        using Stream stream = typeof(WrittenClasses).Assembly.GetManifestResourceStream("classes.txt")!;
        using var reader = new StreamReader(stream);
        List<StreamerInfo> infos = [];
        List<StreamerElement> elements = [];
        while (reader.ReadLine() is { } line)
        {
            if (line[0] != ' ')
            {
                elements = [];
                string[] words = line.Split(' ');
                infos.Add(new StreamerInfo(words[0], Number(words[1][1..]), Convert.ToUInt32(words[3], 16), elements));
                continue;
            }

            Match m = Element().Match(line);
            elements.Add(new StreamerElement(
                m.Groups["kind"].Value, m.Groups["name"].Value, m.Groups["title"].Value, Number(m.Groups["type"].Value), Number(m.Groups["size"].Value),
                0, m.Groups["typename"].Value, m.Groups["base"].Success ? Number(m.Groups["base"].Value) : 0, m.Groups["count"].Value));
        }

        return infos;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^ +(?<kind>\S+) (?<name>\S+) : (?<typename>.+?) type=(?<type>\d+) size=(?<size>\d+)(?: basever=(?<base>\d+))?(?: count=(?<count>\S+) \(class \S+ v\d+\))?  //(?: (?<title>.*))?$")]
    private static partial Regex Element();
}
