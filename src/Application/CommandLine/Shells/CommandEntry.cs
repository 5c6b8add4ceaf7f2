namespace Heppy.CommandLine.Shells;

/// <summary>A command with its options, for what is made from their definitions.</summary>
/// <param name="Description">Name, purpose and examples.</param>
/// <param name="Table">Options and positional arguments.</param>
internal sealed record CommandEntry(CommandDescription Description, OptionTable Table)
{
    /// <summary>All commands, those of <c>heppy</c> that are a word behind it included, which have a space in their name.</summary>
    internal static IReadOnlyList<CommandEntry> All { get; } =
    [
        Of<HeppyOptions>(),
        Of<NewOptions>(),
        Of<RunOptions>(),
        Of<DoctorOptions>(),
        Of<BatchOptions>(),
        Of<CheckOptions>(),
        Of<HaddOptions>(),
        Of<LsOptions>(),
        Of<ConvertOptions>(),
        Of<DrawOptions>(),
        Of<PlotOptions>(),
        Of<ExportOptions>(),
        Of<ReportOptions>(),
        Of<StatusOptions>(),
        Of<DiffOptions>(),
    ];

    /// <summary>The name that is typed.</summary>
    internal string Name => Description.Command;

    /// <summary>The program that is started.</summary>
    internal string Program => Name.Split(' ')[0];

    /// <summary>The word behind the program, or null.</summary>
    internal string? Word => Name.Contains(' ', StringComparison.Ordinal) ? Name.Split(' ')[1] : null;

    /// <summary>The programs, each with its own entry and those of its words.</summary>
    internal static IEnumerable<IGrouping<string, CommandEntry>> Programs => All.GroupBy(c => c.Program);

    /// <summary>The values that an option can have, where they are few; of sites those that come with heppy, the same on every machine.</summary>
    internal static IReadOnlyList<string> ValuesOf(OptionEntry option)
    {
        Type type = Nullable.GetUnderlyingType(option.Type) ?? option.Type;
        return type.IsEnum ? NamesOf(type)
            : option.Long == "format" ? NamesOf(typeof(FigureFormat))
            : option.Long == "site" ? [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "sites"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)]
            : [];
    }

    private static string[] NamesOf(Type type) => [.. Enum.GetNames(type).Select(n => n.ToLowerInvariant())];

    private static CommandEntry Of<TOptions>()
        where TOptions : ICommandOptions => new(TOptions.Description, new OptionTable(typeof(TOptions)));
}
