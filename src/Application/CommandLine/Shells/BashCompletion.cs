using System.Text;

namespace Heppy.CommandLine.Shells;

/// <summary>Completion of a program in bash.</summary>
internal static class BashCompletion
{
    /// <summary>Writes the script.</summary>
    /// <param name="commands">The entries of the program, its own first.</param>
    internal static string Of(IReadOnlyList<CommandEntry> commands)
    {
        CommandEntry program = commands[0];
        string function = "_" + program.Program.Replace('-', '_');
        string[] words = [.. commands.Select(c => c.Word).OfType<string>()];
        var text = new StringBuilder();
        text.Append($"# bash completion of {program.Program}, made from the definitions of its options\n");
        text.Append($"{function}() {{\n");
        text.Append("    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} options\n");
        // The shell takes "--tables=te" for three words.
        text.Append("    if [[ $current == \"=\" ]]; then current=; elif [[ $previous == \"=\" ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}; fi\n");
        text.Append("    COMPREPLY=()\n");
        text.Append("    case ${COMP_WORDS[1]} in\n");
        foreach (CommandEntry command in commands.Skip(1).Append(program))
        {
            text.Append($"        {command.Word ?? "*"})\n            options='{string.Join(' ', command.Table.Options.SelectMany(Names))}'\n");
            OptionEntry[] choices = [.. command.Table.Options.Where(o => CommandEntry.ValuesOf(o).Count > 0)];
            if (choices.Length > 0)
            {
                text.Append("            case $previous in\n");
                foreach (OptionEntry option in choices)
                {
                    text.Append($"                {string.Join('|', Names(option))}) mapfile -t COMPREPLY < <(compgen -W '{string.Join(' ', CommandEntry.ValuesOf(option))}' -- \"$current\"); return ;;\n");
                }

                text.Append("            esac\n");
            }

            text.Append("            ;;\n");
        }

        text.Append("    esac\n");
        text.Append("    if [[ $current == -* ]]; then\n        mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$current\")\n");
        if (words.Length > 0)
        {
            text.Append($"    elif [[ $COMP_CWORD -eq 1 ]]; then\n        mapfile -t COMPREPLY < <(compgen -W '{string.Join(' ', words)}' -- \"$current\"; compgen -d -- \"$current\")\n");
        }

        text.Append($"    fi\n}}\ncomplete -o bashdefault -o default -F {function} {program.Program}\n");
        return text.ToString();
    }

    private static IEnumerable<string> Names(OptionEntry option) => option.Short is { } letter ? [$"-{letter}", $"--{option.Long}"] : [$"--{option.Long}"];
}
