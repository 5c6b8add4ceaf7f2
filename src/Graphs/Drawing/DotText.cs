using System.Globalization;
using System.Text;

namespace Heppy.Graphs.Drawing;

/// <summary>Pictures in the language of Graphviz.</summary>
/// <remarks>"The DOT Language", graphviz.org/doc/info/lang.html.</remarks>
internal static class DotText
{
    internal static string Of(GraphPicture picture)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"digraph {Quoted(picture.Title)} {{\n  rankdir=LR;\n  node [shape=box, fontname=\"Helvetica\"];\n");
        foreach ((int number, PictureNode node) in picture.Nodes.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"  n{number} [label={Quoted(node.Label)}{(node.IsCall ? ", style=rounded" : "")}];\n");
        }

        foreach (PictureEdge edge in picture.Edges)
        {
            text.Append(CultureInfo.InvariantCulture, $"  n{edge.From} -> n{edge.To};\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n")}\"";
}
