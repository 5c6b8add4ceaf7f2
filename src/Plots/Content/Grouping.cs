using System.IO.Enumeration;

namespace Heppy.Plots;

/// <summary>Which components are drawn as one, with which role and colour.</summary>
internal static class Grouping
{
    /// <summary>Groups components: those of the style in its order, then each other one by itself, all other data together.</summary>
    /// <param name="components">The components, in the order of the plan.</param>
    /// <param name="style">The style.</param>
    /// <exception cref="UserError">A component is in two groups, or a name is that of no component.</exception>
    internal static IReadOnlyList<DrawnGroup> Of(IReadOnlyList<PlotComponent> components, PlotStyle style)
    {
        var owner = new Dictionary<PlotComponent, PlotGroup>();
        List<DrawnGroup> groups = [];
        foreach (PlotGroup group in style.Groups)
        {
            PlotComponent[] members = [.. components.Where(c => group.Components.Any(p => Matches(p, c.Summary.Component)))];
            foreach (PlotComponent member in members)
            {
                if (!owner.TryAdd(member, group))
                {
                    throw new UserError($"plot style: component {member.Summary.Component} is in two groups: '{owner[member].Title}' and '{group.Title}'. Leave it in one.");
                }
            }

            if (members.Length > 0)
            {
                PlotRole role = group.Role ?? (members.All(IsData) ? PlotRole.Data : PlotRole.Stack);
                Label title = Label.Parse(group.Title);
                groups.Add(new DrawnGroup(title, members.Length == 1 ? members[0].Summary.Component : FileNameOf(group.Title), role, group.Color ?? "", group.Scale, members));
            }
        }

        PlotComponent[] rest = [.. components.Where(c => !owner.ContainsKey(c))];
        PlotComponent[] data = [.. rest.Where(IsData)];
        if (data.Length > 0)
        {
            groups.Add(new DrawnGroup(Label.Plain("Data"), "data", PlotRole.Data, "", 1, data));
        }

        groups.AddRange(rest.Where(c => !IsData(c)).Select(c => new DrawnGroup(Label.Plain(c.Summary.Component), c.Summary.Component, PlotRole.Stack, "", 1, [c])));
        return Colored(groups);
    }

    /// <summary>Names of components in a style that there are none of, with the nearest ones.</summary>
    internal static IEnumerable<string> Unknown(IReadOnlyList<string> planned, PlotStyle style) =>
        from pattern in style.Groups.SelectMany(g => g.Components).Concat(style.Uncertainties.SelectMany(u => u.Components)).Distinct()
        where pattern != "*" && !planned.Any(n => Matches(pattern, n))
        select $"plot style: no component is called '{pattern}'.{Nearest.Sentence(pattern, planned)}";

    /// <summary>Whether a name is meant by a pattern with <c>*</c> and <c>?</c>.</summary>
    internal static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);

    private static bool IsData(PlotComponent component) => component.Summary.Kind == "data";

    private static IReadOnlyList<DrawnGroup> Colored(List<DrawnGroup> groups)
    {
        DrawnGroup[] Open(PlotRole role) => [.. groups.Where(g => g.Role == role && g.Color.Length == 0)];
        (DrawnGroup[] stacked, DrawnGroup[] signals, DrawnGroup[] data) = (Open(PlotRole.Stack), Open(PlotRole.Signal), Open(PlotRole.Data));
        (string[] forStacked, string[] forSignals) = Palette.For(stacked.Length, signals.Length);
        string[] forData = [Palette.Black, "#7a21dd", "#e42536", "#5790fc"];
        return [.. groups.Select(g => g.Color.Length > 0 ? g : g with
        {
            Color = g.Role switch
            {
                PlotRole.Data => forData[Array.IndexOf(data, g) % forData.Length],
                PlotRole.Signal => forSignals[Array.IndexOf(signals, g)],
                _ => forStacked[Array.IndexOf(stacked, g)],
            },
        })];
    }

    private static string FileNameOf(string title) => new([.. title.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '+' or '.' ? c : '_')]);
}
