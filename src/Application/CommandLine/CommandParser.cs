using CommandLine;

namespace Heppy.CommandLine;

/// <summary>Turns a command line into options.</summary>
public static class CommandParser
{
    /// <summary>Parses and checks what was typed.</summary>
    /// <typeparam name="TOptions">The option class of the command.</typeparam>
    /// <param name="arguments">What was typed, without the name of the command.</param>
    /// <returns>The checked options.</returns>
    /// <exception cref="UserError">Anything wrong with the arguments; the message names the option and its
    /// value.</exception>
    public static TOptions Parse<TOptions>(IReadOnlyList<string> arguments)
        where TOptions : ICommandOptions, new()
    {
        var table = new OptionTable(typeof(TOptions));
        string[] normalised = Arguments.Normalise(arguments, table);
        using var parser = new Parser(settings =>
        {
            settings.AutoHelp = false;
            settings.AutoVersion = false;
            settings.EnableDashDash = true;
            settings.CaseInsensitiveEnumValues = true;
            settings.HelpWriter = null;
            settings.ParsingCulture = System.Globalization.CultureInfo.InvariantCulture;
        });
        TOptions? options = default;
        int end = Array.IndexOf(normalised, "--");
        parser.ParseArguments<TOptions>([.. normalised[..end].Select(ValueText.Guarded), .. normalised[end..]])
            .WithParsed(parsed => options = parsed)
            .WithNotParsed(errors => throw Explain(errors.First(), normalised, table));
        ValueText.Restore(options!);
        options!.Validate();
        return options;
    }

    private static UserError Explain(Error error, string[] normalised, OptionTable table)
    {
        if (error is not BadFormatConversionError { NameInfo.NameText: var names }
            || table.Find(names.Split(", ")[^1]) is not { } option)
        {
            return new UserError($"the arguments cannot be read ({error.Tag}). --help explains them.");
        }

        string prefix = $"--{option.Long}=";
        string value = normalised.First(a => a.StartsWith(prefix, StringComparison.Ordinal))[prefix.Length..];
        if (!option.Type.IsEnum)
        {
            return new UserError($"{option.Name} {value}: not a whole number in range.");
        }

        string[] known = [.. Enum.GetNames(option.Type).Select(n => n.ToLowerInvariant())];
        string advice = Nearest.Of(value, known) is { } nearest ? $" Nearest: {nearest}." : "";
        return new UserError($"{option.Name} {value}: not one of {string.Join(", ", known)}.{advice}");
    }
}
