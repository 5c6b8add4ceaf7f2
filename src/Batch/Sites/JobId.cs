using System.Globalization;

namespace Heppy.Batch;

/// <summary>Ids of jobs and of tasks: <c>id</c> and <c>id_task</c>, tasks from 1.</summary>
internal static class JobId
{
    internal static string Task(string id, int task) => $"{Job(id)}_{task.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The id without its task; PBS marks arrays with <c>[]</c>.</summary>
    internal static string Job(string id)
    {
        string job = id.Split('_')[0];
        return job.EndsWith("[]", StringComparison.Ordinal) ? job[..^2] : job;
    }

    /// <summary>As the system writes it.</summary>
    internal static string Native(SiteProfile site, string id)
    {
        int at = id.LastIndexOf('_');
        if (at < 0 || site.Task is null || !int.TryParse(id.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int task))
        {
            return id;
        }

        return SiteTemplate.Of(site, nameof(SiteProfile.Task), site.Task)
            .Render(("id", id[..at]), ("task", task - 1 + site.FirstTask));
    }
}
