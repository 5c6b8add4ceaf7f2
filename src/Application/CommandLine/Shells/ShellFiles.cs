using System.Globalization;

namespace Heppy.CommandLine.Shells;

/// <summary>Completions and manual pages of all commands, in the folders where shells and <c>man</c> look for them.</summary>
internal static class ShellFiles
{
    /// <summary>Writes them.</summary>
    /// <param name="folder">What is <c>share</c> beside <c>bin</c>.</param>
    /// <param name="epoch">Seconds since 1970 for the date of the pages, as in SOURCE_DATE_EPOCH; null for none.</param>
    internal static void Write(string folder, string? epoch)
    {
        foreach (IGrouping<string, CommandEntry> program in CommandEntry.Programs)
        {
            CommandEntry[] commands = [.. program];
            Write(folder, $"bash-completion/completions/{program.Key}", BashCompletion.Of(commands));
            Write(folder, $"zsh/site-functions/_{program.Key}", ZshCompletion.Of(commands));
            Write(folder, $"fish/vendor_completions.d/{program.Key}.fish", FishCompletion.Of(commands));
        }

        DateTimeOffset? date = long.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        foreach (CommandEntry command in CommandEntry.All)
        {
            Write(folder, $"man/man1/{ManualPage.NameOf(command)}.1", ManualPage.Of(command, SoftwareVersion.Number, date));
        }
    }

    private static void Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
