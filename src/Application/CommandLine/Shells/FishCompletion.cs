using System.Text;

namespace Heppy.CommandLine.Shells;

/// <summary>Completion of a program in fish.</summary>
internal static class FishCompletion
{
    /// <summary>Writes the script.</summary>
    /// <param name="commands">The entries of the program, its own first.</param>
    internal static string Of(IReadOnlyList<CommandEntry> commands)
    {
        CommandEntry program = commands[0];
        var text = new StringBuilder($"# fish completion of {program.Program}, made from the definitions of its options\n");
        string[] words = [.. commands.Select(c => c.Word).OfType<string>()];
        string own = words.Length == 0 ? "" : $" -n 'not __fish_seen_subcommand_from {string.Join(' ', words)}'";
        foreach (CommandEntry command in commands)
        {
            if (command.Word is { } word)
            {
                text.Append($"complete -c {program.Program} -n '__fish_is_first_arg' -a {word} -d {Quote(command.Description.Purpose)}\n");
            }

            string where = command.Word is { } mine ? $" -n '__fish_seen_subcommand_from {mine}'" : own;
            foreach (OptionEntry option in command.Table.Options)
            {
                IReadOnlyList<string> values = CommandEntry.ValuesOf(option);
                string letter = option.Short is { } s ? $" -s {s}" : "";
                string value = option.IsFlag ? "" : values.Count > 0 ? $" -x -a '{string.Join(' ', values)}'" : " -r";
                text.Append($"complete -c {program.Program}{where}{letter} -l {option.Long}{value} -d {Quote(option.Help)}\n");
            }
        }

        return text.ToString();
    }

    private static string Quote(string word) => $"'{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
