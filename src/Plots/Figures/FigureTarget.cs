namespace Heppy.Plots;

/// <summary>A figure that is asked for: its name, its settings, and what it is called where nothing else is said.</summary>
/// <param name="Name">Its name: <c>analyzer/histogram</c>, with what makes it special behind it.</param>
/// <param name="XFallback">Title of the x axis of an axis without one.</param>
/// <param name="Text">Text inside the frame.</param>
/// <param name="Style">Its settings.</param>
internal sealed record FigureTarget(string Name, string XFallback, string Text, FigureStyle Style)
{
    /// <summary>Text inside the frame.</summary>
    internal Label InnerText => Label.Parse(string.Join(", ", new[] { Style.Text ?? "", Text }.Where(t => t.Length > 0)));
}
