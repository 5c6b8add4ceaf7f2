using Heppy.Plots;

namespace Heppy.Fits;

/// <summary>Finds the histograms that can be channels: those over one axis, and each category of those that also have categories. Their names are those of figures.</summary>
internal sealed class ChannelFinder
{
    private readonly List<FoundChannel> _channels = [];
    private readonly Dictionary<string, string> _others = new(StringComparer.Ordinal);

    /// <summary>Looks at all results.</summary>
    /// <param name="book">The results.</param>
    internal ChannelFinder(PlotBook book)
    {
        foreach (PlotItem item in book.Items)
        {
            if (item.Contents is null)
            {
                _others[item.Path] = "is a cut flow or a profile";
                continue;
            }

            (FigureNames names, IEnumerable<Slice> slices) = item.Contents();
            foreach (Slice slice in slices.Where(s => s.Efficiency is null))
            {
                string name = names.Target(slice.Path, slice.Text).Name;
                if (slice.Contributions[0].Nominal.Axes.Count == 1)
                {
                    _channels.Add(new FoundChannel(name, item.Path, names.Style, slice));
                }
                else
                {
                    _others[name] = $"has {slice.Contributions[0].Nominal.Axes.Count} axes";
                }
            }
        }
    }

    /// <summary>All that can be channels, in the order of analyzers and results.</summary>
    internal IReadOnlyList<FoundChannel> All => _channels;

    /// <summary>The channels of some names.</summary>
    /// <param name="patterns">Names of figures, with wildcards.</param>
    /// <exception cref="UserError">There is none of a name, or two hold the same events.</exception>
    internal IReadOnlyList<FoundChannel> Find(IReadOnlyList<string> patterns)
    {
        List<FoundChannel> found = [];
        foreach (string pattern in patterns)
        {
            FoundChannel[] meant = [.. _channels.Where(c => IsMeant(pattern, c.Name))];
            if (meant.Length == 0)
            {
                throw Missing(pattern);
            }

            found.AddRange(meant.Where(c => !found.Contains(c)));
        }

        foreach (FoundChannel first in found)
        {
            if (found.Find(c => c != first && c.Item == first.Item && c.Slice.Overlaps(first.Slice)) is { } second)
            {
                throw new UserError($"{first.Name} and {second.Name} hold the same events, and cannot be fitted together. Leave one out; the categories alone are '{Short(first.Item)}_*'.");
            }
        }

        return [.. _channels.Where(found.Contains)];
    }

    /// <summary>A name without its analyzer.</summary>
    internal static string Short(string name) => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static bool IsMeant(string pattern, string name) => Grouping.Matches(pattern, pattern.Contains('/', StringComparison.Ordinal) ? name : Short(name));

    private UserError Missing(string pattern)
    {
        foreach ((string name, string why) in _others)
        {
            if (IsMeant(pattern, name))
            {
                return new UserError($"{name} {why}: only histograms over one axis, besides axes of categories, can be fitted.");
            }
        }

        string[] names = [.. _channels.Select(c => c.Name), .. _channels.Select(c => Short(c.Name)).Distinct()];
        return new UserError($"there is no histogram '{pattern}'.{ListedNames.Sentence(pattern, "", names.Contains) ?? Nearest.Sentence(pattern, names)} There are: {string.Join(", ", _channels.Select(c => c.Name).Take(20))}{(_channels.Count > 20 ? ", ..." : "")}");
    }
}
