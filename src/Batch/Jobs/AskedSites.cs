namespace Heppy.Batch;

/// <summary>The batch systems that are asked in one look, each with what it has said so far.</summary>
/// <param name="runner">Runs their commands.</param>
internal sealed class AskedSites(CommandRunner runner)
{
    private readonly Dictionary<string, (QueueView? Queue, SiteProfile? Site, string Problem)> _known = [];

    /// <summary>The queue of a site.</summary>
    /// <param name="name">Name of the site.</param>
    /// <param name="problem">Why there is none.</param>
    /// <returns>The queue, or null where the profile is gone or has a mistake.</returns>
    internal QueueView? Find(string name, out string problem)
    {
        (QueueView? queue, _, problem) = Known(name);
        return queue;
    }

    /// <summary>Whether the scripts of a site tell their jobs the id.</summary>
    internal bool TellsIds(string name) => Known(name).Site?.JobId is { Length: > 0 };

    private (QueueView? Queue, SiteProfile? Site, string Problem) Known(string name)
    {
        if (!_known.TryGetValue(name, out var known))
        {
            try
            {
                SiteProfile site = SiteProfiles.Find(name);
                known = (new QueueView(site, runner), site, "");
            }
            catch (UserError e)
            {
                known = (null, null, e.Message);
            }

            _known[name] = known;
        }

        return known;
    }
}
