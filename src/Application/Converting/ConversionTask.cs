namespace Heppy.Converting;

/// <summary>One output and the files that it is made of.</summary>
/// <param name="Inputs">The files, as they were typed, in the order of their entries.</param>
/// <param name="Output">The file to write.</param>
internal sealed record ConversionTask(IReadOnlyList<string> Inputs, string Output)
{
    /// <summary>The outputs of a command line.</summary>
    /// <param name="inputs">All input files.</param>
    /// <param name="output">Name of a file or directory.</param>
    /// <param name="merge">Whether all go to one output.</param>
    /// <param name="settings">What is asked for.</param>
    /// <exception cref="UserError">Names contradict one another.</exception>
    internal static ConversionTask[] Of(IReadOnlyList<string> inputs, string output, bool merge, ConversionSettings settings)
    {
        bool isFile = OutputName.IsFile(output);
        if (!isFile && File.Exists(output))
        {
            throw new UserError($"{output} is a file, and the output comes last. Give the name of a directory, or of a .parquet or .root file.", ExitCode.OutputDirectory);
        }

        if (isFile && inputs.Count > 1 && !merge)
        {
            throw new UserError($"{inputs.Count} files cannot each become {output}. Give the name of a directory, or --merge to put them into one.");
        }

        ConversionTask[] tasks = isFile ? [new ConversionTask(inputs, output)]
            : merge ? throw new UserError($"--merge makes one file: give it a name, {Path.Combine(output, "all.parquet")}")
            : [.. inputs.Select(i => new ConversionTask([i], Path.Combine(output, OutputName.Of(i, settings))))];
        foreach (IGrouping<string, ConversionTask> same in tasks.GroupBy(t => t.Output).Where(g => g.Count() > 1))
        {
            throw new UserError($"{string.Join(" and ", same.Select(t => t.Inputs[0]).Take(3))} would all become {same.Key}. Convert them to different directories.");
        }

        string? own = tasks.SelectMany(t => t.Inputs.Where(i => Path.GetFullPath(i) == Path.GetFullPath(t.Output))).FirstOrDefault();
        return own is null ? tasks : throw new UserError($"{own} would be replaced by what is made of it. Choose another name.");
    }
}
