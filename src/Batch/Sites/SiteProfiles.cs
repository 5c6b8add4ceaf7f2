namespace Heppy.Batch;

/// <summary>The sites there are: of <c>$HEPPY_SITES</c> (folders between colons), of the user, then those that come with heppy.</summary>
public static class SiteProfiles
{
    /// <summary>Names of all sites, in order.</summary>
    public static IReadOnlyList<string> Names => Search().Names;

    /// <summary>The site of that name.</summary>
    /// <param name="name">A name of <see cref="Names"/>, or the path of a <c>.json</c> file.</param>
    /// <exception cref="UserError">There is none, or its file has a mistake.</exception>
    public static SiteProfile Find(string name) => Search().Find(name);

    /// <summary>The site whose submit command this is, or null.</summary>
    /// <param name="shellCommand">A command as in <c>-b 'bsub -q 1nh'</c>.</param>
    /// <exception cref="UserError">The file of that site has a mistake.</exception>
    public static SiteProfile? ForCommand(string shellCommand) => Search().ForCommand(shellCommand);

    /// <summary>Whether the submit command of a site is on PATH, and would be taken for that site's.</summary>
    /// <param name="site">The site.</param>
    /// <exception cref="UserError">The file of some site has a mistake.</exception>
    public static bool IsHere(SiteProfile site) => Search().IsHere(site);

    /// <summary>The folders in which sites and templates are looked for, first things first.</summary>
    public static IReadOnlyList<string> Folders => Search().Folders;

    private static SiteSearch Search() => SiteSearch.Of(Environment.GetEnvironmentVariable);
}
