namespace Heppy.Plots;

/// <summary>How the names of bins are written below an axis.</summary>
/// <param name="IsTurned">Upwards to the right, ending at the bin.</param>
/// <param name="Size">Size of the font.</param>
/// <param name="Length">Longest line that there is room for, when turned.</param>
/// <param name="Every">Only each so many-th is written, where there are too many.</param>
/// <param name="Height">Room that they take below the axis.</param>
internal sealed record NameLayout(bool IsTurned, double Size, double Length, int Every, double Height)
{
    /// <summary>Angle of turned names in degrees.</summary>
    internal const double Turn = 35;

    /// <summary>Numbers below the axis, no names.</summary>
    internal static NameLayout Numbers { get; } = new(false, Page.TickSize, 0, 1, Page.Size - Page.Bottom);

    /// <summary>Lays names out.</summary>
    /// <param name="names">A name for each bin.</param>
    /// <param name="hasTitle">Whether the title of the axis needs room below them.</param>
    internal static NameLayout Of(IReadOnlyList<Label> names, bool hasTitle)
    {
        double room = (Page.Right - Page.Left) / Math.Max(1, names.Count);
        double widest = names.Select(n => n.Width).DefaultIfEmpty().Max();
        if (widest * Page.TickSize <= room - 8)
        {
            return Numbers;
        }

        double title = hasTitle ? 36 : 8;
        double sine = Math.Sin(Turn * Math.PI / 180);
        double size = Math.Clamp(room * 0.62, 8, 20);
        int every = Math.Max(1, (int)Math.Ceiling(8 * 1.3 / room));
        // The first name must not leave the page at its left; very long ones get smaller by themselves.
        double most = Math.Min(230, (Page.Left + (room / 2) - 6) / Math.Cos(Turn * Math.PI / 180));
        size = Math.Max(Math.Min(size, 14), Math.Min(size, most / Math.Max(widest, 0.1)));
        double length = Math.Min(widest * size, most);
        return new NameLayout(true, size, length, every, Math.Max(Page.Size - Page.Bottom, (length * sine) + (size * 1.2) + 12 + title));
    }
}
