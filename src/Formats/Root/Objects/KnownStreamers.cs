using Heppy.Formats.Root.Writing;

namespace Heppy.Formats.Root.Objects;

/// <summary>Descriptions of classes that some writers leave out of their files: those of trees and histograms that are written here too.</summary>
internal static class KnownStreamers
{
    /// <summary>The descriptions.</summary>
    public static StreamerCatalogue Catalogue { get; } = Written();

    private static StreamerCatalogue Written()
    {
        var known = new StreamerCatalogue();
        foreach (StreamerInfo info in WrittenClasses.All.Values)
        {
            known.Add(info);
        }

        return known;
    }
}
