namespace Heppy.Site;

/// <summary>A page without what all pages have.</summary>
/// <param name="Path">Where it is in the site.</param>
/// <param name="Title">Its title, as text.</param>
/// <param name="Html">What is in it.</param>
/// <param name="Headings">Its sections: anchor, and title as HTML.</param>
/// <param name="Summary">A sentence on it, as HTML; may be empty.</param>
internal sealed record PageContent(string Path, string Title, string Html, IReadOnlyList<(string Anchor, string Title)> Headings, string Summary = "");
