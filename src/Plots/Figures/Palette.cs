namespace Heppy.Plots;

/// <summary>Colours that are told apart by everybody.</summary>
/// <remarks>M. A. Petroff, "Accessible color sequences for data visualization", arXiv:2107.02270: the sequences of 6 and of 10.</remarks>
internal static class Palette
{
    internal const string Black = "#000000";
    internal const string Grey = "#555555";
    internal const string Red = "#bd1f01";

    private static readonly string[] Six = ["#5790fc", "#f89c20", "#e42536", "#964a8b", "#9c9ca1", "#7a21dd"];
    private static readonly string[] Ten = ["#3f90da", "#ffa90e", "#bd1f01", "#94a4a2", "#832db6", "#a96b59", "#e76300", "#b9ac70", "#717581", "#92dadd"];

    /// <summary>A colour for each of some stacked groups and, from what is left, each of some signals.</summary>
    internal static (string[] Stacked, string[] Signals) For(int stacked, int signals)
    {
        string[] all = stacked + signals <= Six.Length ? Six : Ten;
        // Red is what a signal is expected to be.
        string[] order = signals == 0 ? all : [.. all.Where((_, i) => i != 2), all[2]];
        return ([.. Enumerable.Range(0, stacked).Select(i => order[i % order.Length])],
            [.. Enumerable.Range(0, signals).Select(i => order[order.Length - 1 - (i % order.Length)])]);
    }
}
