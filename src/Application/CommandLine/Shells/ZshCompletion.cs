using System.Globalization;
using System.Text;

namespace Heppy.CommandLine.Shells;

/// <summary>Completion of a program in zsh.</summary>
internal static class ZshCompletion
{
    /// <summary>Writes the function.</summary>
    /// <param name="commands">The entries of the program, its own first.</param>
    internal static string Of(IReadOnlyList<CommandEntry> commands)
    {
        CommandEntry program = commands[0];
        var text = new StringBuilder($"#compdef {program.Program}\n# made from the definitions of its options\n");
        foreach (CommandEntry command in commands.Skip(1))
        {
            text.Append($"if [[ $CURRENT -gt 2 && $words[2] == {command.Word} ]]; then\n  words=(\"$words[1]\" \"${{(@)words[3,-1]}}\"); (( CURRENT -= 1 ))\n");
            Arguments(text, command, []);
            text.Append("  return\nfi\n");
        }

        Arguments(text, program, [.. commands.Select(c => c.Word).OfType<string>()]);
        return text.ToString();
    }

    private static void Arguments(StringBuilder text, CommandEntry command, string[] words)
    {
        text.Append("  _arguments -s");
        foreach (OptionEntry option in command.Table.Options)
        {
            string[] names = option.Short is { } letter ? [$"-{letter}", $"--{option.Long}"] : [$"--{option.Long}"];
            string value = option.IsFlag ? "" : $":{Plain(option.Meta)}:{Values(option)}";
            foreach (string name in names)
            {
                string others = option.IsRepeatable ? "*" : names.Length > 1 ? $"({string.Join(' ', names)})" : "";
                string joins = option.IsFlag ? "" : name.StartsWith("--", StringComparison.Ordinal) ? "=" : "+";
                text.Append($" \\\n    {Quote($"{others}{name}{joins}[{Plain(option.Help)}]{value}")}");
            }
        }

        int number = 0;
        foreach ((string name, string help, bool many) in command.Table.Positionals)
        {
            number++;
            string place = many ? "*" : number.ToString(CultureInfo.InvariantCulture);
            string what = number == 1 && words.Length > 0 ? $"{{ _alternative 'words\\:command\\:({string.Join(' ', words)})' 'dirs\\:directory\\:_files -/' }}" : "_files";
            text.Append($" \\\n    {Quote($"{place}:{Plain($"{name} - {help}")}:{what}")}");
        }

        text.Append('\n');
    }

    private static string Values(OptionEntry option) =>
        CommandEntry.ValuesOf(option) is { Count: > 0 } values ? $"({string.Join(' ', values)})" : option.Meta is "FILE" or "DIR" or "OUTDIR" ? "_files" : " ";

    /// <summary>Brackets and colons divide the parts of a specification.</summary>
    private static string Plain(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal);

    private static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
