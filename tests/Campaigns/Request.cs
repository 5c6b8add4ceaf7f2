using System.Globalization;

namespace Heppy.Campaigns;

/// <summary>What a campaign is asked to do: <c>NAME [--seed N] [--cases N] [--seconds N] [--programs FOLDER] [FILE...]</c>.</summary>
internal sealed record Request
{
    /// <summary>What decides: case i is a function of seed + i, so <c>--seed SEED+i --cases 1</c> does it again.</summary>
    internal int Seed { get; private init; } = Environment.TickCount & 0xFFFFF;

    /// <summary>How many cases, or null for the campaign's own number.</summary>
    internal int? Cases { get; private init; }

    /// <summary>When to stop at the latest.</summary>
    internal double Seconds { get; private init; } = double.PositiveInfinity;

    /// <summary>Folder of the published programs, or null for those of this checkout.</summary>
    internal string? Programs { get; private init; }

    /// <summary>What else was typed.</summary>
    internal IReadOnlyList<string> Files { get; private init; } = [];

    internal static Request Of(IReadOnlyList<string> words)
    {
        var request = new Request();
        for (int i = 0; i < words.Count; i++)
        {
            string Next() => ++i < words.Count ? words[i] : throw new UserError($"{words[i - 1]} needs a value.");
            request = words[i] switch
            {
                "--seed" => request with { Seed = int.Parse(Next(), CultureInfo.InvariantCulture) },
                "--cases" => request with { Cases = int.Parse(Next(), CultureInfo.InvariantCulture) },
                "--seconds" => request with { Seconds = double.Parse(Next(), CultureInfo.InvariantCulture) },
                "--programs" => request with { Programs = Path.GetFullPath(Next()) },
                var file => request with { Files = [.. request.Files, file] },
            };
        }

        return request;
    }
}
