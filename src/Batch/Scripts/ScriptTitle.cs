using System.Text.RegularExpressions;

namespace Heppy.Batch;

/// <summary>The job that the script in a work directory stands for, whoever submits it.</summary>
/// <param name="Name">Name of the job.</param>
/// <param name="Site">Name of the site that the script was made for.</param>
public sealed partial record ScriptTitle(string Name, string Site)
{
    // Behind the directives.
    private const int Lines = 50;

    /// <summary>Reads it from the script.</summary>
    /// <param name="directory">The work directory.</param>
    /// <returns>The title, or null if there is no script, or it is of a template that does not say.</returns>
    public static ScriptTitle? Read(string directory)
    {
        try
        {
            return File.ReadLines(Path.Combine(directory, BatchScript.FileName)).Take(Lines)
                .Select(l => Title().Match(l)).Where(m => m.Success)
                .Select(m => new ScriptTitle(m.Groups["name"].Value, m.Groups["site"].Value))
                .FirstOrDefault();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^# Heppy job (?<name>.+), made for (?<site>.+)\. By hand:$", RegexOptions.CultureInvariant)]
    private static partial Regex Title();
}
