namespace Heppy.Formats.Root.Objects;

/// <summary>Descriptions of classes that some writers leave out of their files.</summary>
internal static class KnownStreamers
{
    /// <summary>The descriptions.</summary>
    public static StreamerCatalogue Catalogue { get; } = new();
}
