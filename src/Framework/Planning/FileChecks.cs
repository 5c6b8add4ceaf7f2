using System.Collections.Concurrent;
using Heppy.Events;

namespace Heppy;

/// <summary>Finds and opens the files of all components.</summary>
internal sealed class FileChecks(Inputs inputs, PlanRequest request, PlanFindings findings, RunProgress.Counter? progress = null)
{
    /// <summary>Opens the files of all components, in parallel.</summary>
    internal List<ComponentInputs> Open(IReadOnlyList<Component> components)
    {
        List<(Component Component, string[] Paths)> found = [.. components.Select(c => (c, Paths(c)))];
        var footers = new ConcurrentDictionary<(string, string?), FileFooter>();
        var errors = new ConcurrentDictionary<(string, string?), string>();
        (string, string?)[] all = [.. found.SelectMany(f => f.Paths.Select(p => (p, f.Component.TreeName))).Where(f => GeneratedFile.ComponentOf(f.p) is null).Distinct()];
        if (progress is not null)
        {
            Interlocked.Exchange(ref progress.All, all.Length);
        }

        Parallel.ForEach(all, file =>
        {
            (string path, string? tree) = file;
            try
            {
                footers[file] = inputs.Footer(path, tree);
            }
            catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                errors[file] = Directory.Exists(path) ? $"{path} is a directory. Give its files: {path.TrimEnd('/')}/*.parquet"
                    : !File.Exists(path) ? $"no such file: {path}.{Nearest.File(path)}"
                    : e.Message;
            }

            progress?.Add(1);
        });

        Shared(found);
        List<ComponentInputs> opened = [];
        foreach ((Component component, string[] paths) in found)
        {
            foreach (string path in paths.Where(p => errors.ContainsKey((p, component.TreeName))))
            {
                findings.Problem(component, errors[(path, component.TreeName)]);
            }

            if (paths.All(p => !errors.ContainsKey((p, component.TreeName))))
            {
                opened.Add(new ComponentInputs(component, paths, [.. paths.Select(p => Footer(component, p, footers))], request.Limit));
            }
        }

        return opened;
    }

    private static FileFooter Footer(Component component, string path, ConcurrentDictionary<(string, string?), FileFooter> footers)
    {
        if (component is not GeneratedComponent generated || GeneratedFile.ComponentOf(path) is null)
        {
            return footers[(path, component.TreeName)];
        }

        using var file = new GeneratedFile(generated);
        return file.Footer;
    }

    private string[] Paths(Component component)
    {
        if (component is GeneratedComponent generated)
        {
            if (generated.Events < 0)
            {
                findings.Problem(component, $"Events is {generated.Events}; it must be 0 or more");
                return [];
            }

            return [GeneratedFile.PathOf(component.Name)];
        }

        FileList files = request.InputFiles.Count > 0 ? FileList.Create([.. request.InputFiles]) : component.Files;
        foreach (string pattern in files.EmptyPatterns)
        {
            findings.Problem(component, $"no file matches {pattern} (looked in {ConfigurationContext.Directory}){Glob.Missing(pattern, ConfigurationContext.Directory)}");
        }

        if (files.Patterns.Count == 0)
        {
            findings.Problem(component, "has no files: set Files = [\"...\"]");
        }

        string[] paths = [.. request.MaxFiles is { } most ? files.Take(most) : files];
        foreach (IGrouping<string, string> twice in paths.GroupBy(p => p, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            findings.Problem(component, $"{twice.Key} is listed {twice.Count()} times: its events would be counted more than once");
        }

        return [.. paths.Distinct(StringComparer.Ordinal)];
    }

    private void Shared(List<(Component Component, string[] Paths)> found)
    {
        if (request.InputFiles.Count > 0)
        {
            return;
        }

        foreach (var group in found.SelectMany(f => f.Paths.Select(p => (p, f.Component.Name))).GroupBy(x => x.p, x => x.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            findings.Warning($"{group.Key} is used by {string.Join(" and ", group)}");
        }
    }
}
