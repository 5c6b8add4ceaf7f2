using System.Text.RegularExpressions;
using Scriban.Runtime;

namespace Heppy.Batch;

/// <summary>The script that a batch system runs for one job; it can be read, run and submitted by hand.</summary>
public static partial class BatchScript
{
    /// <summary>Name of the script.</summary>
    public const string FileName = "batchScript.sh";

    /// <summary>Name of the submit file, on systems that have one.</summary>
    public const string SubmitFileName = "job.sub";

    /// <summary>Name of a job's log.</summary>
    public const string LogName = "batch.log";

    /// <summary>Name of the task in a work directory.</summary>
    public const string ChunkFileName = "chunk.json";

    /// <summary>The text of the script.</summary>
    /// <param name="site">The site it is for; it runs on any.</param>
    /// <param name="model">What it does.</param>
    /// <exception cref="UserError">A value has a line break, or a template has a mistake.</exception>
    public static string Render(SiteProfile site, ScriptModel model) => ScriptTemplates.Render(site, site.Script, Values(site, model));

    /// <summary>All files to write into the work directory: the script first, then what else the site wants (HTCondor: <c>job.sub</c>).</summary>
    /// <param name="site">The site.</param>
    /// <param name="model">What the job does.</param>
    /// <exception cref="UserError">A value has a line break, or a template has a mistake.</exception>
    public static IReadOnlyList<ScriptFile> Files(SiteProfile site, ScriptModel model) =>
    [
        new ScriptFile(FileName, Render(site, model), Executable: true),
        .. site.Files.OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => new ScriptFile(f.Key, ScriptTemplates.Render(site, f.Value, Values(site, model)), Executable: false)),
    ];

    private static ScriptObject Values(SiteProfile site, ScriptModel model)
    {
        foreach (KeyValuePair<string, string> variable in model.Environment)
        {
            if (!VariableName().IsMatch(variable.Key))
            {
                throw new UserError($"'{variable.Key}' is not the name of an environment variable: letters, digits and _ only, not a digit first.");
            }
        }

        // In the directory itself a relative name needs no quoting rules of the batch system.
        string log = Path.GetDirectoryName(model.Log) == model.WorkDirectory ? Path.GetFileName(model.Log) : model.Log;
        return ScriptTemplates.Values(site, model.Name, log, model.Requests, array: false, model.Inputs, new ScriptObject
        {
            { "directory", Shell.Quote(model.WorkDirectory) },
            { "raw_directory", model.WorkDirectory },
            { "command", string.Join(' ', model.Command.Select(ShellText)) },
            { "travels", model.Away is not null },
            { "away_archive", model.Away?.Archive ?? "" },
            { "away_directory", Shell.Quote("away/run/" + model.Away?.Directory) },
            { "away_command", string.Join(' ', (model.Away?.Command ?? []).Select(ShellText)) },
            { "away_result", model.Away?.Result ?? "" },
            { "environment", new ScriptArray(model.Environment.Select(v => $"{v.Key}={ShellText(v.Value)}")) },
            { "prologue", Join(site.Prologue, model.Prologue) },
            { "epilogue", Join(model.Epilogue, site.Epilogue) },
            { "by_hand", SiteCommands.ByHand(site, FileName) },
        });
    }

    // Arguments and variables, unlike names and paths in directives, may have line breaks.
    private static string ShellText(string text) => text.Contains('\n', StringComparison.Ordinal)
        ? $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'"
        : Shell.Quote(text);

    private static string Join(string first, string second) =>
        string.Join('\n', new[] { first, second }.Select(t => t.ReplaceLineEndings("\n").Trim('\n')).Where(t => t.Length > 0));

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableName();
}
