using Heppy.CommandLine;

namespace Heppy.Converting;

/// <summary>Names of outputs.</summary>
internal static class OutputName
{
    private const string Usual = "Events";
    private static readonly string[] Foreign = [".csv", ".json", ".txt", ".h5", ".hdf5", ".arrow", ".feather", ".pq", ".parq"];

    /// <summary>The format that the name of an output, or else <c>--to</c>, asks for.</summary>
    /// <exception cref="UserError">They contradict one another, or the format is not written.</exception>
    internal static OutputFormat FormatOf(ConvertOptions options)
    {
        string output = options.Words.Last();
        OutputFormat? typed = options.To is { } to
            ? Enum.TryParse(to, ignoreCase: true, out OutputFormat known) && !char.IsAsciiDigit(to[0]) ? known : throw new UserError($"--to {to}: not one of parquet, root.{Nearest.Sentence(to, ["parquet", "root"])}")
            : null;
        if (!IsFile(output))
        {
            return !Directory.Exists(output) && Foreign.Contains(Path.GetExtension(output))
                ? throw new UserError($"{output}: files are written as .parquet or .root. Give such a name, or that of a directory.")
                : typed ?? OutputFormat.Parquet;
        }

        OutputFormat named = ExtensionOf(OutputFormat.Root).Equals(Path.GetExtension(output), StringComparison.OrdinalIgnoreCase) ? OutputFormat.Root : OutputFormat.Parquet;
        return typed is null || typed == named ? named : throw new UserError($"--to {options.To} and the name {output} contradict each other. Leave --to out.");
    }

    /// <summary>Whether an output is one file, and not a directory of them.</summary>
    internal static bool IsFile(string output) => !Directory.Exists(output) && !output.EndsWith('/')
        && Enum.GetValues<OutputFormat>().Any(f => Path.GetExtension(output).Equals(ExtensionOf(f), StringComparison.OrdinalIgnoreCase));

    /// <summary>Name of the file in a directory that is made of an input.</summary>
    internal static string Of(string input, ConversionSettings settings)
    {
        string suffix = settings.Tree is null or Usual ? "" : $"_{settings.Tree.Replace('/', '_').Replace(';', '_')}";
        return $"{Path.GetFileNameWithoutExtension(input)}{suffix}{ExtensionOf(settings.To)}";
    }

    private static string ExtensionOf(OutputFormat format) => format == OutputFormat.Root ? ".root" : ".parquet";
}
