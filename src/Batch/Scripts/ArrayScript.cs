using Scriban.Runtime;

namespace Heppy.Batch;

/// <summary>The script that a batch system runs for each task of an array.</summary>
public static class ArrayScript
{
    /// <summary>Name of the script.</summary>
    public const string FileName = "arrayScript.sh";

    /// <summary>The text of the script.</summary>
    /// <param name="site">The site it is for.</param>
    /// <param name="model">What it does.</param>
    /// <exception cref="UserError">The site has no arrays, a value has a line break, or a template has a mistake.</exception>
    public static string Render(SiteProfile site, ArrayModel model) => ScriptTemplates.Render(site, site.ArrayScript, Values(site, model));

    /// <summary>All files to write beside the list of tasks: the script first, then what else the site wants (HTCondor: <c>job.sub</c>).</summary>
    /// <param name="site">The site.</param>
    /// <param name="model">What the array does.</param>
    /// <exception cref="UserError">The site has no arrays, a value has a line break, or a template has a mistake.</exception>
    public static IReadOnlyList<ScriptFile> Files(SiteProfile site, ArrayModel model) =>
    [
        new ScriptFile(FileName, Render(site, model), Executable: true),
        .. site.Files.OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => new ScriptFile(f.Key, ScriptTemplates.Render(site, f.Value, Values(site, model)), Executable: false)),
    ];

    private static ScriptObject Values(SiteProfile site, ArrayModel model)
    {
        if (site.SubmitArray is null)
        {
            throw new UserError($"{site.Name} has no arrays. Submit without --array.");
        }

        string log = Path.GetFileName(Path.ChangeExtension(model.TaskList, ".log"));
        return ScriptTemplates.Values(site, model.Name, log, model.Requests, array: true, model.Inputs, new ScriptObject
        {
            { "travels", model.Travels },
            { "task_list", Shell.Quote(model.TaskList) },
            { "raw_task_list", model.TaskList },
            { "script", BatchScript.FileName },
            { "task_log", Shell.Quote(model.Log) },
        });
    }
}
