using Heppy.CommandLine;
using Heppy.Formats.Listing;
using Heppy.Listing;

namespace Heppy.Commands;

/// <summary><c>heppy-ls FILE</c>: says what is in ROOT and Parquet files.</summary>
public static class LsCommand
{
    private static readonly string[] Extensions = [".root", ".parquet"];

    /// <summary>Runs the command.</summary>
    /// <param name="args">Its arguments.</param>
    /// <returns>Exit code.</returns>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return CommandHost.Run<LsOptions>(args, options => Run(options, Console.Out, Console.Error));
    }

    /// <summary>Lists all files that can be listed, and says why the others cannot.</summary>
    internal static int Run(LsOptions options, TextWriter output, TextWriter error)
    {
        (List<string> files, List<string> columns) = Split([.. options.Words]);
        Predicate<ListedColumn> isWanted = c => columns.Count == 0 || columns.Any(p => Glob.Matches(p, c.Name));
        List<FileListing> listings = [];
        List<string> problems = [];
        foreach (string file in files)
        {
            try
            {
                FileListing whole = FileListing.Of(InputFiles.Require(file));
                FileListing wanted = Select(whole, options, columns.Count == 0 ? null : isWanted);
                listings.Add(wanted);
                problems.AddRange(wanted.Objects.Select(o => o.Problem).OfType<string>());
                problems.AddRange(Missing(whole, wanted, options, columns));
            }
            catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                problems.Add(e.Message);
            }
            catch (UserError e)
            {
                problems.Add(e.Message);
            }
        }

        if (options.Quiet)
        {
            // Nothing but problems, below.
        }
        else if (options.Json)
        {
            FileListing[] chosen = [.. listings.Select(l => l with { Objects = [.. l.Objects.Select(o => o with { Tree = o.Tree is { } t ? t with { Columns = [.. t.Columns.Where(isWanted.Invoke)] } : null })] })];
            output.Write(System.Text.Encoding.UTF8.GetString(JsonFiles.Bytes(chosen)));
        }
        else
        {
            output.Write(string.Join("\n", listings.Where(l => l.Objects.Count > 0 || columns.Count + (options.Tree?.Length ?? 0) == 0)
                .Select(l => ListingText.Of(l, options.Long || columns.Count > 0 ? isWanted : null))));
        }

        output.Flush();
        problems.ForEach(p => error.Write($"heppy-ls: {p}\n"));
        return problems.Count == 0 ? ExitCode.Success : ExitCode.WrongArguments;
    }

    /// <summary>The first word is a file; of the others, those that name no file and do not look like one are columns.</summary>
    private static (List<string> Files, List<string> Columns) Split(string[] words)
    {
        List<string> files = [];
        List<string> columns = [];
        for (int i = 0; i < words.Length; i++)
        {
            string[] found = Glob.IsPattern(words[i]) && !Path.Exists(words[i]) ? InputFiles.Matching(words[i]) : [];
            bool isFile = i == 0 || found.Length > 0 || Path.Exists(words[i]) || words[i].Contains('/', StringComparison.Ordinal)
                || Extensions.Any(e => words[i].EndsWith(e, StringComparison.OrdinalIgnoreCase));
            if (!isFile)
            {
                columns.Add(words[i]);
            }
            else
            {
                files.AddRange(found.Length > 0 ? found : [words[i]]);
            }
        }

        return (files, columns);
    }

    private static FileListing Select(FileListing listing, LsOptions options, Predicate<ListedColumn>? isWanted)
    {
        IEnumerable<ListedObject> objects = listing.Objects.Where(o => options.Tree is { } tree
            ? Glob.Matches(tree, o.Path) ? o.IsNewest || options.Long : Glob.Matches(tree, FormattableString.Invariant($"{o.Path};{o.Cycle}"))
            : o.IsNewest || options.Long || options.Json);
        return listing with { Objects = [.. objects.Where(o => isWanted is null || o.Tree?.Columns.Any(isWanted.Invoke) == true)] };
    }

    /// <summary>What was asked for by name, and is not there.</summary>
    private static IEnumerable<string> Missing(FileListing whole, FileListing wanted, LsOptions options, List<string> columns)
    {
        if (options.Tree is { } tree && wanted.Objects.Count == 0 && columns.Count == 0)
        {
            string[] names = [.. whole.Objects.Select(o => o.Path).Where(p => p.Length > 0).Distinct()];
            yield return $"{whole.Path} has no {tree}.{(names.Length == 0 ? whole.Format == "Parquet" ? " A Parquet file is one table without a name: leave --tree out." : " It has no objects." : Nearest.Of(tree, names) is { } near ? $" Nearest: {near}." : $" It has {string.Join(", ", names.Take(5))}{(names.Length > 5 ? ", ..." : ".")}")}";
        }

        foreach (string pattern in columns.Where(p => !wanted.Objects.Any(o => o.Tree!.Columns.Any(c => Glob.Matches(p, c.Name)))))
        {
            yield return $"{whole.Path} has no column {pattern}.{Nearest.Sentence(pattern, whole.Objects.Where(o => o.Tree is not null).SelectMany(o => o.Tree!.Columns).Select(c => c.Name).Distinct())}";
        }
    }
}
